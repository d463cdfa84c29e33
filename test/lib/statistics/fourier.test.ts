import { expect } from "chai";
import { squaredSpectrum } from "../../../src/lib/statistics/fourier";

describe("squaredSpectrum", () => {
  it("equals the sum of the discrete Fourier transform's definition", () => {
    const side = 8;
    const pixels = Float64Array.from({ length: 64 }, (_, i) => Math.sin(i * i * 0.3));
    const found = squaredSpectrum(side)(pixels);
    for (let ky = 0; ky < side; ky++) {
      for (let kx = 0; kx <= side / 2; kx++) {
        let [re, im] = [0, 0];
        pixels.forEach((value, i) => {
          const phase = (-2 * Math.PI * (ky * Math.floor(i / side) + kx * (i % side))) / side;
          re += value * Math.cos(phase);
          im += value * Math.sin(phase);
        });
        expect(found[ky * 5 + kx]).to.be.closeTo(re * re + im * im, 1e-10);
      }
    }
  });

  it("serves one image after another", () => {
    const transform = squaredSpectrum(4);
    const one = Float64Array.from({ length: 16 }, (_, i) => i);
    const first = transform(one);
    transform(new Float64Array(16));
    expect(transform(one)).to.deep.equal(first);
  });
});
