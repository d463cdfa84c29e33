import { expect } from "chai";
import { ShapeError } from "../../../../src/lib/errors";
import { optimalTransport } from "../../../../src/lib/solar/separation";

describe("optimal transport", () => {
  const total = (flow: Float64Array, cost: Float64Array) => flow.reduce((sum, amount, at) => sum + amount * cost[at], 0);
  const unit = (values: Float64Array) => values.map((value) => value / values.reduce((sum, one) => sum + one, 0));

  /** c = np.hypot(10*sin(1.1 i) - 8*cos(.7 j), 10*cos(1.7 i) - 8*sin(1.3 j)); a ~ 1 + sin(2.3 i)^2; b ~ 1 + cos(1.9 j)^2 */
  const waves = (n: number, m: number) => ({
    cost: Float64Array.from({ length: n * m }, (_, at) => {
      const [i, j] = [Math.floor(at / m), at % m];
      return Math.hypot(10 * Math.sin(i * 1.1) - 8 * Math.cos(j * 0.7), 10 * Math.cos(i * 1.7) - 8 * Math.sin(j * 1.3));
    }),
    supply: unit(Float64Array.from({ length: n }, (_, i) => 1 + Math.sin(i * 2.3) ** 2)),
    demand: unit(Float64Array.from({ length: m }, (_, j) => 1 + Math.cos(j * 1.9) ** 2)),
  });

  // ot.emd2(a / a.sum(), b / b.sum(), c) of POT 0.9.7
  for (const [n, m, least] of [[5, 7, 7.265182655857089], [40, 30, 3.7031006835179427], [90, 110, 2.5265040726868215]] as const) {
    it(`costs what POT's network simplex finds, ${n} x ${m}`, () => {
      const { cost, supply, demand } = waves(n, m);
      expect(total(optimalTransport(cost, supply, demand), cost)).to.be.closeTo(least, 1e-9);
    });
  }

  it("carries all supplies to all demands, and nothing backwards", () => {
    const { cost, supply, demand } = waves(12, 9);
    const flow = optimalTransport(cost, supply, demand);
    expect(Math.min(...flow)).to.be.at.least(0);
    supply.forEach((amount, i) => expect(flow.subarray(9 * i, 9 * i + 9).reduce((sum, x) => sum + x, 0)).to.be.closeTo(amount, 1e-14));
    demand.forEach((amount, j) => expect(flow.filter((_, at) => at % 9 === j).reduce((sum, x) => sum + x, 0)).to.be.closeTo(amount, 1e-14));
  });

  it("keeps the order of places on a line, where that is known to be best", () => {
    const [from, to] = [[0, 1, 2, 5], [3, 4, 7]];
    const cost = Float64Array.from({ length: 12 }, (_, at) => Math.abs(from[Math.floor(at / 3)] - to[at % 3]));
    const flow = optimalTransport(cost, Float64Array.of(1, 1, 1, 3), Float64Array.of(2, 2, 2));
    // 0, 1, 2, 5, 5, 5 to 3, 3, 4, 4, 7, 7
    expect(total(flow, cost)).to.be.closeTo(3 + 2 + 2 + 1 + 2 + 2, 1e-12);
  });

  it("comes to an end where many ways are equally good", () => {
    const equal = new Float64Array(400).fill(1);
    const ones = new Float64Array(20).fill(1);
    expect(total(optimalTransport(equal, ones, ones), equal)).to.be.closeTo(20, 1e-12);
    const nothing = new Float64Array(400);
    expect(optimalTransport(nothing, ones, ones).reduce((sum, x) => sum + x, 0)).to.be.closeTo(20, 1e-12);
    const grid = Float64Array.from({ length: 400 }, (_, at) => Math.abs(Math.floor(at / 20) - (at % 20)));
    expect(total(optimalTransport(grid, ones, ones), grid)).to.be.closeTo(0, 1e-12);
  });

  it("refuses what has no solution", () => {
    const [one, two] = [Float64Array.of(1), Float64Array.of(1, 1)];
    expect(() => optimalTransport(two, one, two)).to.throw(ShapeError, "one total above 0, but found 1 and 2");
    expect(() => optimalTransport(two, one, one)).to.throw(ShapeError, "2 for 1 x 1");
    expect(() => optimalTransport(Float64Array.of(NaN), one, one)).to.throw(ShapeError, "costs of at least 0, but found NaN at index 0");
    expect(() => optimalTransport(two, two, Float64Array.of(0))).to.throw(ShapeError, "demands above 0, but found 0");
    expect(() => optimalTransport(new Float64Array(0), one, new Float64Array(0))).to.throw(ShapeError, "one pair at least");
  });
});
