import { expect } from "chai";
import { databaseCounts, matchBins, matchHistogram, type ComparedValues } from "../../../../src/lib/solar";

/** 0, scale, 2 scale, … 400 scale for every parameter. */
const values = (scale: number): ComparedValues => {
  const column = Float64Array.from({ length: 401 }, (_, i) => scale * i);
  return { tuf: column, r: column, psep: column, tpf: column, tnf: column };
};

describe("matchBins", () => {
  const bins = matchBins([values(1), values(0.5)]);

  it("are 24 equal steps from 0 to where the widest sample ends, but for its tail", () => {
    // the 99.5 % quantile of 0 … 400 is 398, the 97.5 % quantile 390; both in two digits
    for (const key of ["tuf", "psep", "tpf", "tnf"] as const) expect(bins[key].edges[24]).to.equal(400);
    expect(bins.r.edges).to.have.length(25);
    expect([bins.r.edges[0], bins.r.edges[1], bins.r.edges[24]]).to.deep.equal([0, 16.25, 390]);
  });

  it("count a database, what is beyond the axis apart", () => {
    const { counts, outside } = databaseCounts(values(1), bins).r;
    expect(outside).to.equal(10);
    expect(counts.reduce((sum, one) => sum + one, 0)).to.equal(391);
    expect(counts[0]).to.equal(17);
  });

  it("count pairs", () => {
    const { counts, outside, n } = matchHistogram([1, 20, 391], [0, 17, 5], bins.r);
    expect([n, outside, counts[0], counts[25]]).to.deep.equal([3, 1, 1, 1]);
  });

  it("are there for samples without any field", () => {
    expect(matchBins([values(0)]).tuf.edges[24]).to.equal(1);
  });
});
