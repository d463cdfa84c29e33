import { expect } from "chai";
import { image } from "../../../../src/lib/arrays";
import { seed } from "../../../../src/lib/random";
import { measurePicture } from "../../../../src/lib/solar/compare/picture-measures";

/** Two bands of +-b gauss side by side and a ripple, 128 x 128: no resizing. */
const bands = (b: number) =>
  image(Float32Array.from({ length: 128 * 128 }, (_, i) => (i % 128 < 64 ? b : -b) + 0.01 * Math.sin(i * i)), [128, 128], "G");

describe("measurePicture", () => {
  it("measures R and histogram after the paper's preprocessing", () => {
    const { inversionLineField, histogram } = measurePicture(bands(500));
    // 3 columns on either side of the line, 128 rows, 0.5 kG
    expect(inversionLineField).to.be.closeTo(6 * 128 * 0.5, 0.01);
    expect(histogram.share[75]).to.be.closeTo(0.5, 1e-9);
    expect(histogram.edges[0]).to.equal(-1);
  });

  it("finds the slope of white noise, 0, and of noise smoothed over neighbours, below it", () => {
    const stream = seed(2).stream("white");
    const white = Float32Array.from({ length: 128 * 128 }, () => 100 * stream.normal());
    expect(measurePicture(image(white, [128, 128], "G")).slope).to.be.closeTo(0, 0.2);
    const smooth = white.map((_, i) => white.slice(Math.max(0, i - 16), i + 16).reduce((sum, b) => sum + b, 0) / 8);
    expect(measurePicture(image(smooth, [128, 128], "G")).slope).to.be.below(-0.3);
  });

  it("has no R below the threshold, unless that is lowered", () => {
    expect(measurePicture(bands(100)).inversionLineField).to.equal(0);
    const { inversionLineField, histogram } = measurePicture(bands(100), { threshold: 0.05, histogramRange: 0.3 });
    expect(inversionLineField).to.be.closeTo(6 * 128 * 0.1, 0.01);
    expect(histogram.edges[101]).to.equal(0.3);
  });
});
