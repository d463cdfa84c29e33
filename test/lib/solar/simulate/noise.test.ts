import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { addNoise, radialNoise } from "../../../../src/lib/solar/simulate/noise";

describe("noise of magnetograms", () => {
  const noise = (longitude: number, name = "n") => {
    const field = new Float32Array(200 * 300);
    addNoise(field, { shape: [200, 300], west: -54.6, south: -36.4, pixel: 0.364 }, { longitude, latitude: 0 }, 50, seed(3).stream(name));
    return field;
  };
  const deviation = (values: Float32Array) => Math.sqrt(values.reduce((sum, b) => sum + b * b, 0) / values.length);

  it("is that of the line of sight at the disc's centre, of the transverse field at the limb", () => {
    expect(radialNoise(0, 50)).to.equal(9);
    expect(radialNoise(90, 50)).to.be.closeTo(50, 1e-12);
    expect(radialNoise(30, 50)).to.be.closeTo(Math.hypot(9 * Math.sqrt(0.75), 25), 1e-12);
  });

  it("has the standard deviation of its place, up to what interpolation takes", () => {
    expect(deviation(noise(60)) / radialNoise(60, 50)).to.be.within(0.85, 1.05);
    expect(deviation(noise(20)) / radialNoise(20, 50)).to.be.within(0.9, 1.1);
  });

  it("is stretched along longitude where that is foreshortened", () => {
    const field = noise(60);
    const correlation = (step: number) => {
      let [product, square] = [0, 0];
      for (let i = 0; i < field.length - step; i++) {
        product += field[i] * field[i + step];
        square += field[i] ** 2;
      }
      return product / square;
    };
    expect(correlation(3)).to.be.above(correlation(3 * 300) + 0.15);
  });

  it("differs from stream to stream alone", () => {
    expect(noise(10)).to.deep.equal(noise(10));
    expect(noise(10)).to.not.deep.equal(noise(10, "m"));
  });
});
