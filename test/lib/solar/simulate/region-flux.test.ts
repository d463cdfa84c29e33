import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { drawRegionFlux } from "../../../../src/lib/solar/simulate/region-flux";

describe("region flux", () => {
  const stream = seed(3).stream("flux");
  const logs = Array.from({ length: 6000 }, () => Math.log10(drawRegionFlux(stream))).sort((a, b) => a - b);
  const quantile = (p: number) => logs[Math.floor(p * logs.length)] ?? NaN;

  it("has the quantiles of the fitted law", () => {
    // numpy: g = linspace(log10(1.2e20), log10(2.6e23), 20001); p = 10**(-.85*g) * scipy.stats.norm.cdf((g-22.263)/.573)
    //        * exp(-10**(g-22.558)); interp([.1, .5, .9], cumsum(p)/sum(p), g)
    const quantiles = [[0.1, 21.0558], [0.5, 21.7651], [0.9, 22.4029]] as const;
    quantiles.forEach(([p, value]) => expect(quantile(p)).to.be.closeTo(value, 0.03));
  });

  it("stays between its limits", () => {
    expect(quantile(0)).to.be.at.least(Math.log10(1.2e20));
    expect(logs.at(-1)).to.be.at.most(Math.log10(2.6e23));
  });
});
