import { expect } from "chai";
import { shareOf } from "../../../../src/lib/solar";

const cases = (k: number, n: number) => Array.from({ length: n }, (_, i) => i < k);

describe("shareOf", () => {
  it("gives Wilson's interval", () => {
    // scipy.stats.binomtest(k, n).proportion_ci(0.95, "wilson")
    for (const [k, n, low, high] of [[16, 20, 0.5839825677481065, 0.9193423374202021], [60, 60, 0.9398281478579101, 1], [0, 9, 0, 0.29914504841954404]]) {
      const { value, interval } = shareOf(cases(k, n));
      expect(value).to.equal(k / n);
      expect(interval[0]).to.be.closeTo(low, 1e-6);
      expect(interval[1]).to.be.closeTo(high, 1e-6);
    }
  });

  it("has the binomial error where cases differ, and one where they agree", () => {
    expect(shareOf(cases(320, 400)).error).to.be.closeTo(Math.sqrt((0.8 * 0.2) / 400), 2e-4);
    expect(shareOf([1, 1, 1, 1]).error).to.be.closeTo(Math.sqrt((5 / 6) * (1 / 6) / 4), 1e-12);
    expect(shareOf([true]).n).to.equal(1);
  });

  it("refuses to count nothing", () => {
    expect(() => shareOf([])).to.throw("at least one case");
  });
});
