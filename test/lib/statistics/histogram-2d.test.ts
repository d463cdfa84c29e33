import { expect } from "chai";
import { OptionError, ShapeError } from "../../../src/lib/errors";
import { binCounts, binEdges, histogram2d } from "../../../src/lib/statistics/histogram-2d";

describe("binEdges", () => {
  it("spans all samples, in equal steps of the value or of its logarithm", () => {
    expect(Array.from(binEdges([[3, 1], [5]], { bins: 4 }))).to.deep.equal([1, 2, 3, 4, 5]);
    const edges = binEdges(
      [
        [0, 1, 1000],
        [-5, 10],
      ],
      { bins: 3, scale: "log" },
    );
    [1, 10, 100, 1000].forEach((edge, k) => expect(edges[k]).to.be.closeTo(edge, 1e-12 * edge));
    expect([edges[0], edges[3]]).to.deep.equal([1, 1000]);
  });

  it("says what it cannot divide", () => {
    expect(() => binEdges([[1, 1]])).to.throw(ShapeError, "two different finite values, but found 1 alone");
    expect(() => binEdges([[0, -1]], { scale: "log" })).to.throw(ShapeError, "values above zero, but found none");
    expect(() => binEdges([[1, NaN]])).to.throw(ShapeError, "NaN at index 1");
    expect(() => binEdges([], { range: [0, 1], scale: "log" })).to.throw(
      OptionError,
      "rises from above zero, but found [0, 1]",
    );
    expect(() => binEdges([], { range: [2, 1] })).to.throw(OptionError, "a range that rises, but found [2, 1]");
    expect(() => binEdges([[1, 2]], { bins: 0 })).to.throw(OptionError, "bins");
    expect(() => binEdges([[1, 2]], { scale: "ln" as never })).to.throw(OptionError, 'found "ln"');
  });
});

describe("binCounts", () => {
  it("counts a lower edge in, the last upper edge too, and the rest as outside", () => {
    expect(binCounts([0, 1, 1.9, 2, 3, 3.1, -0.1, Infinity], [0, 1, 2, 3])).to.deep.equal({
      counts: Float64Array.of(1, 2, 2),
      outside: 3,
    });
  });

  it("puts every value between the edges of its bin", () => {
    const values = Float64Array.from({ length: 500 }, (_, i) => Math.exp(Math.sin(i) * 3));
    const edges = binEdges([values], { bins: 17, scale: "log" });
    const { counts, outside } = binCounts(values, edges);
    const expected = Array.from(
      counts,
      (_, k) => values.filter((v) => v >= edges[k] && (v < edges[k + 1] || (k === 16 && v === edges[17]))).length,
    );
    expect(Array.from(counts)).to.deep.equal(expected);
    expect(outside).to.equal(0);
  });

  it("refuses edges that do not rise", () => {
    expect(() => binCounts([1], [0, 2, 2])).to.throw(ShapeError, "the edges to rise, but found 2 after 2");
    expect(() => binCounts([1], [0])).to.throw(ShapeError, "the edges to hold at least 2 numbers");
  });
});

describe("histogram2d", () => {
  const x = [0, 0.5, 1, 1.5, 2, 3, 2];
  const y = [2, 2, 0.1, 0, 1, 1, 2];

  it("equals numpy's, row by row of y", () => {
    // np.histogram2d(x, y, bins=[[0, 1, 2], [0, 1, 1.5, 2]])[0].T            (numpy 2)
    const found = histogram2d(x, y, [0, 1, 2], [0, 1, 1.5, 2]);
    expect(Array.from(found.counts)).to.deep.equal([0, 2, 0, 1, 2, 1]);
    expect([found.outside, found.n]).to.deep.equal([1, 7]);
  });

  it("has marginals of all values, also where the other of the pair lies outside", () => {
    const { marginals } = histogram2d(x, y, [0, 1, 2], [0, 1, 1.5, 2]);
    expect(marginals.x).to.deep.equal({ counts: Float64Array.of(2, 4), outside: 1 });
    expect(marginals.y).to.deep.equal({ counts: Float64Array.of(2, 2, 3), outside: 0 });
  });

  it("takes one set of edges for both", () => {
    const { xEdges, yEdges, counts } = histogram2d([0, 1], [1, 1], [0, 1, 2]);
    expect(yEdges).to.deep.equal(xEdges);
    expect(Array.from(counts)).to.deep.equal([0, 0, 1, 1]);
  });

  it("refuses what are no pairs", () => {
    expect(() => histogram2d([1, 2], [1], [0, 1])).to.throw(ShapeError, "2 values of the second sample, but found 1");
    expect(() => histogram2d([], [], [0, 1])).to.throw(ShapeError, "first sample");
    expect(() => histogram2d([1], [1], [0, 1], [1, 0])).to.throw(ShapeError, "the edges of y to rise");
  });
});
