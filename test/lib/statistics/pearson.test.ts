import { expect } from "chai";
import { pearson } from "../../../src/lib/statistics/pearson";

// from scipy import stats; i = np.arange(40); j = np.arange(1000)            (scipy 1.17.1)
const wave = Float64Array.from({ length: 40 }, (_, i) => Math.sin(i * 1.7) * 3 + i * 0.1);
const other = Float64Array.from({ length: 40 }, (_, i) => Math.cos(i * 0.9) + i * 0.05);

describe("pearson", () => {
  it("equals scipy's on 5 and 40 pairs", () => {
    // stats.pearsonr([.3, 1.2, 2.5, 2.5, 3.1], [1, 3, 2.5, 4.4, 4])
    const few = pearson([0.3, 1.2, 2.5, 2.5, 3.1], [1, 3, 2.5, 4.4, 4]);
    expect(few.value).to.be.closeTo(0.8066030582322263, 1e-15);
    expect(few.pValue).to.be.closeTo(0.09908096890192565, 1e-14);
    // stats.pearsonr(np.sin(i*1.7)*3 + i*0.1, np.cos(i*0.9) + i*0.05)
    const { value, pValue, n } = pearson(wave, other);
    expect(value).to.be.closeTo(0.2816927693386222, 1e-14);
    expect(pValue).to.be.closeTo(0.07824813423008345, 1e-13);
    expect(n).to.equal(40);
  });

  it("keeps the digits of a tiny probability: 1,000 pairs", () => {
    // u = np.sin(j*1.7)*3; stats.pearsonr(u, u + np.sin(j*j*0.37)*2)
    const u = Float64Array.from({ length: 1000 }, (_, j) => Math.sin(j * 1.7) * 3);
    const { value, pValue } = pearson(
      u,
      u.map((x, j) => x + Math.sin(j * j * 0.37) * 2),
    );
    expect(value).to.be.closeTo(0.8238323230428957, 1e-14);
    expect(pValue / 2.7219402058188987e-248).to.be.closeTo(1, 1e-9);
  });

  it("does not change under a change of units, and turns with the sign", () => {
    const scaled = pearson(
      wave.map((x) => 1e22 * x - 5e21),
      other.map((y) => -1e-3 * y),
    );
    expect(scaled.value).to.be.closeTo(-pearson(wave, other).value, 1e-13);
  });

  it("refuses what has no correlation", () => {
    expect(() => pearson([1, 2], [3, 4])).to.throw(/at least 3 numbers, but found 2/);
    expect(() => pearson([1, 2, 3], [4, 4, 4])).to.throw(/second sample to vary, but found 3 times 4/);
    expect(() => pearson([1, 2, 3], [0.3, 0.3, 0.1 + 0.2])).to.throw(/more than round-off/);
    expect(() => pearson([1, 2, 3], [1e16, 1e16, 1e16 + 2])).to.throw(/more than round-off/);
  });
});
