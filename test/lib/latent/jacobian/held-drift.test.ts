import { expect } from "chai";
import { driftRatio, heldDrift } from "../../../../src/lib/latent/jacobian/held-drift";
import { seed } from "../../../../src/lib/random";

const start = { line: Float64Array.of(1, 2, 3), tilt: Float64Array.of(0, 0, NaN) };
const end = { line: Float64Array.of(4, 2, 3), tilt: Float64Array.of(8, 0, 0) };

describe("heldDrift", () => {
  it("is the root mean square change in deviations", () => {
    const [first, second, third] = heldDrift({ start, end }, ["line", "tilt"], { line: 1, tilt: 2 });
    expect(first).to.be.closeTo(Math.sqrt((3 ** 2 + 4 ** 2) / 2), 1e-14);
    expect(second).to.equal(0);
    expect(third).to.be.NaN;
  });

  it("refuses nothing held, and deviations that are none", () => {
    expect(() => heldDrift({ start, end }, [], { line: 1, tilt: 2 })).to.throw(/found none held/);
    expect(() => heldDrift({ start, end }, ["tilt"], { tilt: 0 })).to.throw(/found 0 for "tilt"/);
  });
});

describe("driftRatio", () => {
  const walks = (drift: number[], reached: number[]) => ({ drift: Float64Array.from(drift), reached: Uint8Array.from(reached) });
  const some = walks([1, 4, 9, 2, NaN], [1, 1, 1, 0, 1]);
  const reference = walks([10, 20, 30, 40, 50], [1, 1, 1, 1, 1]);

  it("is the median of paired ratios, with misses as infinite", () => {
    // 0.1, 0.2, 0.3, and two that missed or could not be measured
    const { value, count } = driftRatio(some, reference, seed(17).stream("ratio"));
    expect({ value, count }).to.deep.equal({ value: 0.3, count: 5 });
    // three misses of five
    expect(driftRatio(walks([1, 1, 1, 1, 1], [0, 1, 0, 1, 0]), reference, seed(17).stream("ratio")).value).to.equal(1000);
  });

  it("leaves misses out where it is asked to", () => {
    const { value, count } = driftRatio(some, reference, seed(17).stream("ratio"), { misses: "left-out" });
    expect({ value, count }).to.deep.equal({ value: 0.2, count: 3 });
    const alike = driftRatio(walks([1, 2, 3, 0], [1, 1, 1, 0]), walks([10, 20, 30, 0], [1, 1, 1, 1]), seed(17).stream("ratio"), { misses: "left-out" });
    // pairs are resampled together, and each has the ratio 0.1
    expect(alike.error).to.be.closeTo(0, 1e-12);
  });

  it("counts a miss of the reference alone as won", () => {
    const late = walks([10, 20, 30], [0, 0, 1]);
    expect(driftRatio(walks([1, 2, 3], [1, 1, 1]), late, seed(17).stream("ratio")).value).to.equal(0);
    expect(driftRatio(walks([1, 2, 3], [0, 0, 1]), late, seed(17).stream("ratio")).value).to.equal(1000);
  });

  it("refuses walks from other starts, or from fewer than two", () => {
    const stream = seed(17).stream("bad");
    expect(() => driftRatio(walks([1, 2], [1, 1]), walks([1], [1]), stream)).to.throw(/2 and 1 walks/);
    expect(() => driftRatio(walks([1, 2], [1, 0]), walks([1, 2], [1, 1]), stream, { misses: "left-out" })).to.throw(/1 starts to compare/);
  });
});
