import { expect } from "chai";
import { images } from "../../../../src/lib/arrays";
import { OptionError } from "../../../../src/lib/errors";
import { smoothImages, smoothingRows } from "../../../../src/lib/latent/inversion";

const sigmaOf = (width: number) => width / (2 * Math.sqrt(2 * Math.log(2)));

/** A round Gaussian of peak 1 in the middle of an image of h x w pixels. */
function blob(h: number, w: number, width: number): Float32Array {
  const [y0, x0] = [(h - 1) / 2, (w - 1) / 2];
  const square = 2 * sigmaOf(width) ** 2;
  return Float32Array.from({ length: h * w }, (_, i) =>
    Math.exp(-((Math.floor(i / w) - y0) ** 2 + ((i % w) - x0) ** 2) / square));
}

describe("smoothImages", () => {
  it("widens a Gaussian as widths add up in squares, and lowers its peak by their ratio", () => {
    const [h, w] = [64, 48];
    const smooth = smoothImages(images(blob(h, w, 6), [1, h, w], "kG"), 8);
    const expected = blob(h, w, 10).map((value) => (value * 36) / 100);
    expect(smooth.shape).to.deep.equal([1, h, w]);
    expect(smooth.unit).to.equal("kG");
    expect(Math.max(...smooth.data.map((value, i) => Math.abs(value - expected[i])))).to.be.below(1e-4);
  });

  it("leaves constants as they are, at the edges too, each image by itself", () => {
    const data = Float32Array.from({ length: 2 * 16 * 16 }, (_, i) => (i < 256 ? 0.3 : -0.7));
    const smooth = smoothImages(images(data, [2, 16, 16]), 8).data;
    expect(Math.max(...smooth.map((value, i) => Math.abs(value - data[i])))).to.be.below(1e-6);
  });
});

describe("smoothingRows", () => {
  it("has a row for each group of pixels, centred on it, falling to half at half the width", () => {
    const { data, shape } = smoothingRows(64, 9, 4);
    expect(shape).to.deep.equal([16, 64]);
    for (let i = 0; i < 16; i++) expect(data.subarray(i * 64, (i + 1) * 64).reduce((sum, one) => sum + one, 0)).to.be.closeTo(1, 1e-6);
    // row 8 is centred on 33.5, and 29 and 38 lie 4.5 pixels from it
    const row = data.subarray(8 * 64, 9 * 64);
    const peak = 1 / (sigmaOf(9) * Math.sqrt(2 * Math.PI));
    expect(row[29]).to.be.closeTo(peak / 2, 1e-5);
    expect(row[38]).to.be.closeTo(peak / 2, 1e-5);
  });

  it("refuses widths and steps that are none", () => {
    expect(() => smoothingRows(64, 0)).to.throw(OptionError, "smoothing above 0 pixels");
    expect(() => smoothingRows(64, 8, 5)).to.throw(OptionError, "divide 64 pixels");
  });
});
