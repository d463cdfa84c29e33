import { expect } from "chai";
import { images } from "../../../src/lib/arrays";
import { histogramDistance, pixelHistogram } from "../../../src/lib/statistics/pixel-histogram";

const row = (...pixels: number[]) => images(Float32Array.from(pixels), [1, 1, pixels.length], "kG");

describe("pixelHistogram", () => {
  it("counts each pixel once, those beyond the range at its ends", () => {
    const { edges, share, pixels } = pixelHistogram(row(-3, -1, -0.5, 0, 0.49, 0.5, 1, 7), { bins: 4 });
    expect([...edges]).to.deep.equal([-1, -0.5, 0, 0.5, 1]);
    expect([...share]).to.deep.equal([2 / 8, 1 / 8, 2 / 8, 3 / 8]);
    expect(pixels).to.equal(8);
  });

  it("centres a bin of the default on zero", () => {
    const { share } = pixelHistogram(row(0, 0, 0.009, -0.009));
    expect(share[50]).to.equal(1);
    expect(share).to.have.length(101);
  });

  it("adds up to 1 over many images", () => {
    const data = Float32Array.from({ length: 6000 }, (_, i) => Math.sin(i * 1.7) * 1.3);
    const { share } = pixelHistogram(images(data, [6, 25, 40]));
    expect(share.reduce((sum, s) => sum + s, 0)).to.be.closeTo(1, 1e-12);
  });

  it("refuses NaN, no pixels and impossible bins", () => {
    expect(() => pixelHistogram(row(0, NaN))).to.throw(/NaN at index 1/);
    expect(() => pixelHistogram(images(new Float32Array(0), [0, 2, 2]))).to.throw(/at least one pixel/);
    expect(() => pixelHistogram(row(0), { bins: 0 })).to.throw(/bins.*found 0/);
    expect(() => pixelHistogram(row(0), { range: [1, -1] })).to.throw(/range that rises.*\[1, -1\]/);
  });
});

describe("histogramDistance", () => {
  it("is the largest difference of the cumulative shares", () => {
    const a = pixelHistogram(row(-0.9, -0.9, 0.1, 0.9), { bins: 4 });
    const b = pixelHistogram(row(-0.9, 0.1, 0.1, 0.9), { bins: 4 });
    expect(histogramDistance(a, b)).to.equal(0.25);
    expect(histogramDistance(a, a)).to.equal(0);
    expect(histogramDistance(pixelHistogram(row(-1)), pixelHistogram(row(1)))).to.equal(1);
  });

  it("refuses histograms with different edges", () => {
    const make = (bins: number) => pixelHistogram(row(0), { bins });
    expect(() => histogramDistance(make(4), make(5))).to.throw(/same edges.*4 bins from -1 to 1 and 5 bins/);
  });
});
