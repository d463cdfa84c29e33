import { expect } from "chai";
import { matrix } from "../../../../src/lib/arrays";
import { bestDimension } from "../../../../src/lib/latent/directions/best-dimension";
import { seed } from "../../../../src/lib/random";

const stream = seed(8).stream("latents");
const latents = matrix(Float32Array.from({ length: 5000 * 6 }, () => stream.normal()), [5000, 6]);
const at = (i: number, j: number) => latents.data[i * 6 + j];
const values = (p: (i: number) => number) => Float64Array.from({ length: 5000 }, (_, i) => p(i));

describe("bestDimension", () => {
  it("finds the steepest dimension and its mean slope", () => {
    const best = bestDimension(latents, values((i) => at(i, 1) - 3 * at(i, 4) + at(i, 2) ** 2));
    expect(best.dimension).to.equal(4);
    expect([...best.normal]).to.deep.equal([0, 0, 0, 0, -1, 0]);
    // standard error: sqrt(var(p) var(z) + cov^2) / sqrt(n) = sqrt(12 + 9) / 71
    expect(best.slope).to.be.closeTo(-3, 0.2);
    expect(best.count).to.equal(5000);
  });

  it("has the mean derivative of a curved parameter as its slope, by Stein's lemma", () => {
    // the mean of d exp(z / 2) / dz is exp(1 / 8) / 2
    expect(bestDimension(latents, values((i) => Math.exp(at(i, 3) / 2))).slope).to.be.closeTo(Math.exp(1 / 8) / 2, 0.05);
  });

  it("leaves out what could not be measured", () => {
    const some = values((i) => (i % 10 === 0 ? NaN : at(i, 0)));
    const { dimension, count } = bestDimension(latents, some);
    expect({ dimension, count }).to.deep.equal({ dimension: 0, count: 4500 });
    expect(() => bestDimension(latents, values(() => NaN))).to.throw(/at least 2 values.*found 0/);
    expect(() => bestDimension(latents, [1, 2])).to.throw(/5000 values.*found 2/);
  });
});
