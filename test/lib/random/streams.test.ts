import { expect } from "chai";
import { OptionError } from "../../../src/lib/errors";
import { seed } from "../../../src/lib/random";

const draw = (n: number, next: () => number) => Array.from({ length: n }, next);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const correlation = (a: number[], b: number[]) => {
  const [ma, mb] = [mean(a), mean(b)];
  const covariance = mean(a.map((value, i) => (value - ma) * ((b[i] ?? 0) - mb)));
  return covariance / Math.sqrt(mean(a.map((value) => (value - ma) ** 2)) * mean(b.map((value) => (value - mb) ** 2)));
};

describe("seed streams", () => {
  it("repeats, number by number, for the same seed and name", () => {
    const first = draw(100, seed(23).stream("latent").normal);
    expect(draw(100, seed(23).stream("latent").normal)).to.deep.equal(first);
  });

  it("gives unrelated numbers for another name, seed or child", () => {
    const one = draw(20000, seed(23).stream("latent").normal);
    // 4 standard errors of a correlation of 20,000 pairs are 0.028
    for (const other of [seed(23).stream("noise"), seed(24).stream("latent"), seed(23).stream("latent").stream("child")]) {
      expect(Math.abs(correlation(one, draw(20000, other.normal)))).to.be.below(0.028);
    }
  });

  it("matches xoshiro128** for a known state", () => {
    // python: s=hashlib.sha256(b"23/latent").digest()[:16]; four little-endian words; xoshiro128** next(), twice;
    //         ((a << 21) + (b >> 11)) / 2**53
    expect(seed(23).stream("latent").uniform()).to.equal(0.8295784675845782);
  });

  it("fills the unit interval evenly", () => {
    const values = draw(100000, seed(1).stream("uniform").uniform);
    const bins = new Array<number>(10).fill(0);
    for (const value of values) bins[Math.floor(value * 10)] = (bins[Math.floor(value * 10)] ?? 0) + 1;
    const chiSquared = bins.reduce((sum, count) => sum + (count - 10000) ** 2 / 10000, 0);
    // 99.9th percentile of chi-squared with 9 degrees of freedom
    expect(chiSquared).to.be.below(27.88);
  });

  it("draws normals with the shares of the normal law", () => {
    const values = draw(100000, seed(2).stream("normal").normal);
    for (const [sigma, share] of [[1, 0.6827], [2, 0.9545], [3, 0.9973]] as const) {
      const inside = values.filter((value) => Math.abs(value) < sigma).length / values.length;
      expect(inside).to.be.closeTo(share, 4 * Math.sqrt((share * (1 - share)) / values.length));
    }
  });

  it("permutes: every number once", () => {
    const order = seed(3).stream("shuffle").permutation(1000);
    expect(Array.from(order).sort((a, b) => a - b)).to.deep.equal(Array.from({ length: 1000 }, (_, i) => i));
    expect(Array.from(order.slice(0, 5))).not.to.deep.equal([0, 1, 2, 3, 4]);
  });

  it("refuses seeds and counts that are not whole numbers", () => {
    expect(() => seed(0.5)).to.throw(OptionError, "found 0.5");
    expect(() => seed(1).stream("x").integer(0)).to.throw(OptionError, "found 0");
  });
});
