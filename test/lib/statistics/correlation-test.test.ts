import { expect } from "chai";
import { correlationPValue } from "../../../src/lib/statistics/correlation-test";

describe("correlationPValue", () => {
  it("equals the closed forms for 1, 2 and 4 degrees of freedom", () => {
    for (const r of [1e-9, 0.003, 0.2, -0.5, 0.8, -0.97, 0.999999]) {
      const size = Math.abs(r);
      expect(correlationPValue(r, 1)).to.be.closeTo((2 / Math.PI) * Math.acos(size), 1e-15);
      expect(correlationPValue(r, 2)).to.be.closeTo(1 - size, 1e-15);
      expect(correlationPValue(r, 4)).to.be.closeTo(((1 - size) ** 2 * (2 + size)) / 2, 1e-15);
    }
  });

  it("equals scipy's incomplete beta function, tiny probabilities to the same number of digits", () => {
    // [scipy.special.betainc(v/2, .5, (1-r)*(1+r)) for r, v in …]            (scipy 1.17.1)
    const expected = [
      [0.1, 3, 0.8728885715695389],
      [0.5, 7, 0.1704706607870538],
      [0.9, 48, 6.207067394041554e-19],
      [0.02, 998, 0.5275648290415247],
      [0.3, 998, 3.0374833803509893e-22],
      [0.78, 998, 2.1796722277659854e-205],
      [0.062, 998, 0.04999043135774327],
      [0.05, 19998, 1.493937955898629e-12],
      [0.999, 10, 7.861883435039378e-15],
    ] as const;
    for (const [r, freedom, p] of expected) expect(correlationPValue(r, freedom) / p).to.be.closeTo(1, 1e-12);
  });

  it("has no jump where its two expansions meet", () => {
    const [freedom, a] = [98, 49];
    const meets = Math.sqrt(1 - (a + 1) / (a + 2.5));
    const [below, above] = [
      correlationPValue(meets * (1 - 1e-14), freedom),
      correlationPValue(meets * (1 + 1e-14), freedom),
    ];
    expect(below / above).to.be.closeTo(1, 1e-12);
  });

  it("is 1 without correlation, 0 for a perfect one or beyond the range of doubles, and even", () => {
    expect(correlationPValue(0, 10)).to.equal(1);
    expect(correlationPValue(1, 10)).to.equal(0);
    expect(correlationPValue(0.8, 43_998)).to.equal(0);
    expect(correlationPValue(-0.4, 20)).to.equal(correlationPValue(0.4, 20));
  });
});
