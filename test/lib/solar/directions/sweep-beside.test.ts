import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { perSweepRow, SWEEP_BESIDE, sweepBeside, type SweepRowName, type SweepValues } from "../../../../src/lib/solar";

const stream = () => seed(3).stream("beside");

/** Walks of three values of each parameter. */
const values = (polarity: number[], psep: number[], r: number[], tuf: number[]): SweepValues =>
  ({ polarity: Float64Array.from(polarity), psep: Float64Array.from(psep), r: Float64Array.from(r), tuf: Float64Array.from(tuf) });

const still = values([1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 2, 1, 1, 2, 1, 1, 2], [1, 1, 2, 1, 1, 2, 1, 1, 2]);
const beside = (some: Partial<Record<SweepRowName, SweepValues>>, steps = 3) =>
  sweepBeside(perSweepRow((row) => some[row] ?? still), steps, stream());

describe("sweepBeside", () => {
  it("sees on half walks what whole ones hide", () => {
    // R is as large at either end, and smallest in the middle: 0 gained on the whole, 4 for a TUF of 1 on the half
    const u = values([...still.polarity], [...still.psep], [5, 1, 5, 5, 1, 5, 4, 1, 0], [0, 1, 2, 0, 1, 2, 0, 1, 2]);
    const straight = values([...still.polarity], [...still.psep], [0, 2, 4, 0, 3, 6, 0, 2, 5], [0, 1, 2, 0, 1, 2, 0, 1, 2]);
    const found = beside({ tuf: straight, "tuf-without-r": u });
    // (4 + 4 - 1) / 3 over (2 + 3 + 3) / 3, for the same TUF
    expect(found["r-decoupled-half"].value).to.be.closeTo(7 / 8, 1e-12);
    expect(found["r-gained-half"].value).to.be.closeTo(8 / 3, 1e-12);
    expect(found["r-gained-half-without-r"].value).to.be.closeTo(7 / 3, 1e-12);
    expect(found["r-gained-half-without-r"].error).to.be.above(0);
    expect([found["r-grows-half"].value, found["r-grows-half-without-r"].value]).to.deep.equal([1, 2 / 3]);
    expect(found["r-decoupled-half"].n).to.equal(3);
  });

  it("sets what conditions change beside what goes on without them", () => {
    const psep = values([1, 0, -1, 1, 0, 1, -1, 0, -1], [1, 0, 2, 2, 0, 1, 1, 0, 3], [0, 9, 3, 0, 9, -4, 0, 9, 0], [...still.tuf]);
    const held = values([...still.polarity], [2, 0, 1, 2, 0, 1, 1, 0, 3], [0, 9, 0, 0, 9, 0, 0, 9, 1], [...still.tuf]);
    const found = beside({ psep, "psep-without-polarity-r": held });
    expect(found["polarity-kept-unconditioned"].value).to.be.closeTo(2 / 3, 1e-12);
    expect(found["psep-grows"].value).to.be.closeTo(2 / 3, 1e-12);
    expect(found["psep-grows-without-polarity-r"].value).to.be.closeTo(1 / 3, 1e-12);
    // changes of either sign do not cancel: 1 over 3^2 + 4^2
    expect(found["r-change-without-polarity-r"].value).to.be.closeTo(1 / 5, 1e-12);
  });

  it("leaves out walks that lack a polarity at an end", () => {
    const psep = values([NaN, 0, -1, 1, 0, 1, -1, 0, -1], [NaN, 0, 2, 2, 0, 1, 1, 0, 3], [NaN, 9, 3, 0, 9, -4, 0, 9, 0], [...still.tuf]);
    const found = beside({ psep });
    expect(found["polarity-kept-unconditioned"]).to.include({ value: 1, n: 2 });
    expect(found["psep-grows"]).to.include({ value: 0.5, n: 2 });
    expect(found["r-change-without-polarity-r"].n).to.equal(2);
  });

  it("refuses lists that do not fit, or have no middle", () => {
    for (const steps of [1, 2, 5]) expect(() => beside({}, steps)).to.throw(`found 9 values in steps of ${steps}`);
    expect(() => beside({ psep: values([1], [1], [1], [1]) })).to.throw('found other lengths in the row "psep"');
  });

  it("says what each number is", () => {
    expect(Object.keys(SWEEP_BESIDE)).to.deep.equal(Object.keys(beside({})));
  });
});
