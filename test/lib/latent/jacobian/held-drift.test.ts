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
  it("is the ratio of medians over the starts that both reached", () => {
    const { value, medians, count, error } = driftRatio(
      Float64Array.of(1, 2, 3, NaN, 9), Float64Array.of(10, 20, 30, 40, NaN), seed(17).stream("ratio"));
    expect({ value, medians, count }).to.deep.equal({ value: 0.1, medians: [2, 20], count: 3 });
    // pairs are resampled together, and each has the ratio 0.1
    expect(error).to.be.closeTo(0, 1e-12);
  });

  it("refuses drifts of other starts, or of fewer than two", () => {
    const stream = seed(17).stream("bad");
    expect(() => driftRatio(Float64Array.of(1, 2), Float64Array.of(1), stream)).to.throw(/2 and 1 drifts/);
    expect(() => driftRatio(Float64Array.of(1, NaN), Float64Array.of(1, 2), stream)).to.throw(/1 known on both sides/);
  });
});
