import { expect } from "chai";
import { images } from "../../../src/lib/arrays";
import { seed } from "../../../src/lib/random";
import { pairwiseDistances } from "../../../src/lib/statistics/pairwise-distances";

const stream = (name: string) => seed(6).stream(name);

describe("pairwiseDistances", () => {
  it("gives independent normal pixels the chi distribution", () => {
    const pixels = stream("pixels");
    const stack = images(Float32Array.from({ length: 400 * 64 }, () => pixels.normal()), [400, 8, 8]);
    const { mean, standardDeviation, quantiles } = pairwiseDistances(stack, stream("pairs"), { pairs: 20_000 });
    // scipy.stats.chi(64, scale=2**.5): mean() = 11.2696, std() = 0.9980, ppf(.05) = 9.6535, ppf(.95) = 12.9364
    expect(mean).to.be.closeTo(11.2696, 0.05);
    expect(standardDeviation).to.be.closeTo(0.998, 0.05);
    expect(quantiles[0]).to.be.closeTo(9.6535, 0.1);
    expect(quantiles[4]).to.be.closeTo(12.9364, 0.1);
  });

  it("never pairs an image with itself, or with one of its group", () => {
    const stack = images(Float32Array.of(0, 0, 0, 5, 5, 5), [6, 1, 1]);
    const all = pairwiseDistances(stack, stream("all"), { pairs: 300 });
    expect(new Set(all.distance)).to.deep.equal(new Set([0, 5]));
    const apart = pairwiseDistances(stack, stream("apart"), { pairs: 300, groups: [1, 1, 1, 2, 2, 2] });
    expect(new Set(apart.distance)).to.deep.equal(new Set([5]));
    expect(apart.mean).to.equal(5);
  });

  it("sees a collapsed set: many pairs near zero", () => {
    const noise = stream("noise");
    const collapsed = images(Float32Array.from({ length: 100 * 16 }, (_, i) => (i < 1200 ? 0 : 1) + 1e-3 * noise.normal()), [100, 4, 4]);
    const { quantiles } = pairwiseDistances(collapsed, stream("collapsed"));
    expect(quantiles[2]).to.be.below(0.02);
    expect(quantiles[4]).to.be.closeTo(4, 0.02);
  });

  it("refuses one image, one group, and groups that do not fit", () => {
    const one = images(new Float32Array(4), [1, 2, 2]);
    const two = images(new Float32Array(8), [2, 2, 2]);
    expect(() => pairwiseDistances(one, stream("one"))).to.throw(/two groups or more.*1 of one group/);
    expect(() => pairwiseDistances(two, stream("one"), { groups: [3, 3] })).to.throw(/2 of one group/);
    expect(() => pairwiseDistances(two, stream("one"), { groups: [3] })).to.throw(/1 groups for 2 images/);
    expect(() => pairwiseDistances(two, stream("one"), { pairs: 0 })).to.throw(/pairs.*found 0/);
  });
});
