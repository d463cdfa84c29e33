import { expect } from "chai";
import { image } from "../../../../src/lib/arrays";
import { seed } from "../../../../src/lib/random";
import { comparePictures } from "../../../../src/lib/solar/compare/compare-pictures";
import { measurePicture, type PictureMeasures } from "../../../../src/lib/solar/compare/picture-measures";

function population(count: number, name: string, gauss: number): PictureMeasures[] {
  const stream = seed(5).stream(name);
  return Array.from({ length: count }, () => {
    const [width, b] = [10 + 10 * stream.uniform(), gauss * (0.7 + 0.6 * stream.uniform())];
    const spot = (x: number, y: number, x0: number) => Math.exp(-((x - x0) ** 2 + (y - 32) ** 2) / (2 * width));
    return measurePicture(image(Float32Array.from({ length: 64 * 64 }, (_, i) =>
      b * (spot(i % 64, Math.floor(i / 64), 24) - spot(i % 64, Math.floor(i / 64), 36)) + 5 * stream.normal()), [64, 64], "G"));
  });
}

describe("comparePictures", () => {
  it("finds two draws of one population alike", () => {
    const { r, pixels, slope } = comparePictures(population(40, "a", 600), population(40, "b", 600), seed(5).stream("same"));
    // two samples of 40: the distance stays below 0.30 in 95 % of cases
    expect(r.distance).to.be.below(0.35);
    expect(pixels.distance).to.be.below(0.05);
    expect(Math.abs(slope.difference)).to.be.below(4 * slope.error);
    expect(r.regions).to.deep.equal({ simulated: 40, real: 40 });
  });

  it("tells populations apart, and in which direction", () => {
    const { r, pixels, slope } = comparePictures(population(40, "a", 300), population(40, "b", 900), seed(5).stream("other"));
    expect(r.distance).to.be.above(0.8);
    expect(r.simulated[2]).to.be.below(r.real[2]);
    expect(pixels.distance).to.be.above(5 * pixels.error);
    expect(slope.simulated.mean - slope.real.mean).to.equal(slope.difference);
  });
});
