import { expect } from "chai";
import { makePace } from "../../../src/cli/evaluate/pace";
import { judgeFlux } from "../../../src/cli/evaluate/solar-latent-flux";
import { rowAt, type Matrix } from "../../../src/lib/arrays";
import { seed } from "../../../src/lib/random";
import { blobGenerator } from "./blob-generator";

const draws = seed(7);
const latents = { calibrating: blobGenerator.drawLatents(draws.stream("calibrating"), 60), trying: blobGenerator.drawLatents(draws.stream("trying"), 20) };
const direction = Float64Array.from({ length: 12 }, (_, j) => (j === 0 ? 1 : 0));
const pace = makePace({ signal: new AbortController().signal, say: () => undefined });
const judge = (formula: (z: Float32Array) => number) => judgeFlux(
  latents, direction, (some: Matrix) => ({ flux: Float64Array.from({ length: some.shape[0] }, (_, i) => formula(rowAt(some, i))) }),
  draws.stream("flux"), pace,
);

describe("judgeFlux", () => {
  it("finds no error where the logarithm is a straight line", async () => {
    const { oneShot, corrected, items } = await judge((z) => 0.1 * z[0] + z[1]);
    expect(oneShot.derivatives.error.value).to.be.below(1e-4);
    expect(oneShot.derivatives.unreached).to.equal(0);
    expect(corrected.reached).to.equal(1);
    // ln 2 at a slope of 0.1
    items.epsilon.forEach((epsilon) => expect(epsilon).to.be.closeTo(6.931, 0.01));
  });

  it("counts walks that nothing can double as wrong", async () => {
    const { oneShot, corrected, items } = await judge((z) => 0.1 * Math.tanh(z[0]) + z[1]);
    expect(oneShot.derivatives).to.include({ unreached: 20, ninth: null });
    expect(oneShot.derivatives.error.value).to.equal(1000);
    expect(corrected.reached).to.equal(0);
    expect(items.error).to.deep.equal(Array(20).fill(null));
  });
});
