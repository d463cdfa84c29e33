import { expect } from "chai";
import { areaAverage, interpolate, resampler } from "../../src/widgets/binning";

const raster = (rows: number[][]) => ({
  data: Float32Array.from(rows.flat()),
  height: rows.length,
  width: rows[0]?.length ?? 0,
});

describe("areaAverage", () => {
  it("takes the mean of whole pixels", () => {
    const { data, width, height } = areaAverage(
      raster([
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ]),
      2,
      1,
    );
    expect([width, height]).to.deep.equal([2, 1]);
    expect(Array.from(data)).to.deep.equal([3.5, 5.5]);
  });

  it("shares pixels that lie on an edge", () => {
    // three pixels on two: each new one covers one whole and half of the middle one
    expect(Array.from(areaAverage(raster([[0, 3, 6]]), 2, 1).data)).to.deep.equal([1, 5]);
  });

  it("keeps the mean of the whole picture", () => {
    const rows = Array.from({ length: 7 }, (_, y) => Array.from({ length: 11 }, (_, x) => Math.sin(x * y + x)));
    const mean = (data: Float32Array) => data.reduce((sum, value) => sum + value, 0) / data.length;
    const source = raster(rows);
    expect(mean(areaAverage(source, 4, 3).data)).to.be.closeTo(mean(source.data), 1e-6);
  });

  it("leaves out NaN, and gives NaN where there is nothing else", () => {
    expect(Array.from(areaAverage(raster([[NaN, 2, NaN, NaN]]), 2, 1).data)).to.deep.equal([2, NaN]);
  });

  it("turns upside down", () => {
    expect(Array.from(areaAverage(raster([[1], [2], [3]]), 1, 3, true).data)).to.deep.equal([3, 2, 1]);
  });

  it("does not enlarge", () => {
    const { data, width, height } = areaAverage(raster([[1, 2]]), 8, 8);
    expect([width, height, ...data]).to.deep.equal([2, 1, 1, 2]);
  });
});

describe("interpolate", () => {
  it("is linear between pixel centres and constant beyond them", () => {
    // centres of 2 pixels on 4: 0.25 and 0.75 of the way outside are cut off
    expect(Array.from(interpolate(raster([[0, 4]]), 4, 1).data)).to.deep.equal([0, 1, 3, 4]);
  });

  it("repeats a plane a*x + b*y inside the outermost centres", () => {
    const plane = raster(Array.from({ length: 4 }, (_, y) => Array.from({ length: 4 }, (_, x) => 2 * x + 3 * y)));
    const { data } = interpolate(plane, 12, 12);
    // new pixel (5, 6) lies at ((5.5 / 3) - 0.5, (6.5 / 3) - 0.5) of the old grid
    expect(data[6 * 12 + 5]).to.be.closeTo(2 * (5.5 / 3 - 0.5) + 3 * (6.5 / 3 - 0.5), 1e-5);
  });

  it("keeps a single pixel, and turns upside down", () => {
    expect(Array.from(interpolate(raster([[7]]), 2, 2).data)).to.deep.equal([7, 7, 7, 7]);
    expect(Array.from(interpolate(raster([[0], [4]]), 1, 4, true).data)).to.deep.equal([4, 3, 1, 0]);
  });
});

describe("resampler", () => {
  it("averages to smaller sizes, interpolates to larger ones, and repeats itself", () => {
    const source = raster([[0, 4]]);
    const resample = resampler(source, false);
    expect(resample(1, 1)).to.deep.equal(areaAverage(source, 1, 1));
    expect(resample(4, 1)).to.deep.equal(interpolate(source, 4, 1));
    expect(resample(4, 1)).to.equal(resample(4, 1));
    expect(Array.from(resampler(raster([[1], [2]]), true)(1, 2).data)).to.deep.equal([2, 1]);
  });
});
