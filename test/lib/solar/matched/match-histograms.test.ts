import { expect } from "chai";
import { databaseCounts, matchBins, matchHistogram, type ComparedValues } from "../../../../src/lib/solar";

const values = (scale: number, zeros = 0): ComparedValues => {
  const column = Float64Array.from({ length: 400 }, (_, i) => (i < zeros ? 0 : scale * 1.01 ** i));
  return { tuf: column, r: column, psep: column, tpf: column, tnf: column };
};

describe("matchBins", () => {
  const bins = matchBins([values(1), values(2, 40)]);

  it("are the same for all samples, logarithmic for fields", () => {
    for (const key of ["tuf", "r", "tpf", "tnf"] as const) {
      const { log, edges } = bins[key];
      expect(log).to.equal(true);
      expect(edges).to.have.length(25);
      expect(edges[1] / edges[0]).to.be.closeTo(edges[24] / edges[23], 1e-6);
    }
    expect(bins.psep.log).to.equal(false);
    expect(bins.psep.edges[0]).to.equal(0);
  });

  it("hold all but the outermost half per cent of each", () => {
    for (const sample of [values(1), values(2)]) expect(databaseCounts(sample, bins).tuf.outside).to.be.at.most(4);
    // zeros have no logarithm
    expect(databaseCounts(values(2, 40), bins).r.outside).to.be.within(40, 44);
  });

  it("count pairs", () => {
    const { joint, n } = { joint: matchHistogram([1, 2, 30], [1.1, 2.1, 28], bins.tuf), n: 3 };
    expect(joint.n).to.equal(n);
    expect(joint.counts.reduce((sum, count) => sum + count, 0)).to.equal(n - joint.outside);
  });

  it("are there for a sample without any field", () => {
    const none = values(0);
    expect(matchBins([values(1), none]).tuf.edges[0]).to.be.above(0);
  });
});
