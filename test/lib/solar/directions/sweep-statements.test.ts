import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import {
  perSweepRow, SWEEP_STATEMENTS, sweepStatements, type SweepEnds, type SweepRowName,
} from "../../../../src/lib/solar";

const stream = () => seed(3).stream("statements");
const ends = (polarity: number[], r: number[], tuf: number[]): SweepEnds =>
  ({ polarity: Float64Array.from(polarity), r: Float64Array.from(r), tuf: Float64Array.from(tuf) });

/** Four walks of three steps; what lies between the ends does not count. */
const rising = [1, 9, 2, 1, 9, 2, 1, 9, 2, 1, 9, 2];
const kept = ends([1, 9, 1, 1, 9, 1, -1, 9, -1, -1, 9, -1], rising, rising);
const rows = (some: Partial<Record<SweepRowName, SweepEnds>>) => perSweepRow((row) => some[row] ?? kept);

describe("sweepStatements", () => {
  const tuf = ends([1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1], [1, 0, 5, 1, 0, 5, 1, 0, 5, 6, 0, 5], [1, 0, 2, 1, 0, 2, 1, 0, 2, 1, 0, 2]);
  const held = ends([1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1], [1, 0, 2, 1, 0, 2, 1, 0, 2, 1, 0, 2], [1, 0, 3, 1, 0, 3, 1, 0, 3, 1, 0, 3]);

  it("counts the walks on which R grows, and compares what it gains per TUF", () => {
    const { statements } = sweepStatements(rows({ tuf, "tuf-without-r": held }), 3, stream());
    expect(statements["r-grows"].value).to.equal(0.75);
    expect(statements["r-grows"].n).to.equal(4);
    // gains of R: 4, 4, 4, -1 for a TUF of 1 each; with R held 1 for a TUF of 2: (1 / 2) / (11 / 4)
    expect(statements["r-decoupled"].value).to.be.closeTo(2 / 11, 1e-12);
  });

  it("counts flips along every row", () => {
    const psep = ends([1, 0, -1, -1, 0, 1, 1, 0, -1, 1, 0, 1], rising, rising);
    const { statements, flips } = sweepStatements(rows({ tuf, psep }), 3, stream());
    expect(flips.psep.value).to.equal(0.75);
    expect(statements["polarity-flips"]).to.deep.equal(flips.psep);
    expect(flips["psep-without-polarity"].value).to.equal(0);
    expect(statements["polarity-kept"].value).to.equal(1);
  });

  it("leaves out walks that lack a polarity at an end", () => {
    const psep = ends([NaN, 0, -1, -1, 0, 1, 1, 0, NaN, 1, NaN, 1], rising, rising);
    const { flips } = sweepStatements(rows({ tuf, psep }), 3, stream());
    expect(flips.psep).to.include({ value: 0.5, n: 2 });
  });

  it("refuses lists that do not fit", () => {
    const short = ends([1, 1], [1, 1], [1, 1]);
    expect(() => sweepStatements(rows({ psep: short }), 3, stream())).to.throw('found other lengths in the row "psep"');
    expect(() => sweepStatements(rows({}), 5, stream())).to.throw("found 12 values in steps of 5");
  });

  it("has a gate for each statement", () => {
    expect(Object.keys(SWEEP_STATEMENTS)).to.deep.equal(Object.keys(sweepStatements(rows({ tuf }), 3, stream()).statements));
  });
});
