import { expect } from "chai";
import { makePace } from "../../../src/cli/evaluate/pace";
import { judgeMultiples } from "../../../src/cli/evaluate/solar-latent-multiples";
import { rowAt, type Matrix } from "../../../src/lib/arrays";
import type { Directions } from "../../../src/lib/latent";
import { seed } from "../../../src/lib/random";
import { DIRECTION_KEYS, perDirection, type DirectionParameter } from "../../../src/lib/solar";
import { blobGenerator } from "./blob-generator";

const pace = makePace({ signal: new AbortController().signal, say: () => undefined });
const draws = seed(7);
const starts = { calibrating: blobGenerator.drawLatents(draws.stream("calibrating"), 90), trying: blobGenerator.drawLatents(draws.stream("trying"), 30) };
/** The axes as fitted directions, in the order of the parameters. */
const fitted = Object.fromEntries(DIRECTION_KEYS.map((key, k) =>
  [key, { normal: Float64Array.from({ length: 12 }, (_, j) => (j === k ? 1 : 0)) }])) as unknown as Directions<DirectionParameter>;
const [PSEP, R] = [DIRECTION_KEYS.indexOf("psep"), DIRECTION_KEYS.indexOf("r")];

const judge = (r: (z: Float32Array) => number, psep: (z: Float32Array) => number) => {
  const measure = (some: Matrix) => perDirection((key) =>
    Float64Array.from({ length: some.shape[0] }, (_, i) => ({ r, psep } as Partial<Record<string, typeof r>>)[key]?.(rowAt(some, i)) ?? 1));
  return judgeMultiples(starts, fitted, measure, draws.stream("multiples"), pace, { latents: 80 });
};

describe("judgeMultiples", () => {
  it("finds no error where the logarithm is a straight line", async () => {
    const { r, psep } = await judge((z) => Math.exp(0.2 * z[R]), (z) => Math.exp(0.1 * z[PSEP]));
    expect([r.factor, psep.factor, r.latents, psep.latents]).to.deep.equal([2, 1.2, 30, 30]);
    for (const { oneShot, corrected } of [r, psep]) {
      expect(oneShot.error.value).to.be.below(1e-3);
      expect([oneShot.reached.value, corrected.reached.value, corrected.reached.n]).to.deep.equal([1, 1, 30]);
    }
    // three for the calibration's knowledge, the start again and the end
    expect(r.corrected.imagesPerStart).to.equal(5);
  });

  it("starts only where there is something to multiply, and counts what cannot be reached", async () => {
    const { r, psep } = await judge((z) => (z[11] > -0.5 ? Math.exp(0.2 * z[R]) : 0), (z) => 0.5 + 0.001 * Math.tanh(z[PSEP]));
    const withLine = Array.from({ length: 30 }, (_, i) => rowAt(starts.trying, i)[11] > -0.5).filter(Boolean).length;
    expect(r.latents).to.equal(withLine);
    expect(r.corrected.reached).to.include({ value: 1, n: withLine });
    expect([psep.oneShot.reached.value, psep.corrected.reached.value]).to.deep.equal([0, 0]);
    expect(psep.oneShot.error.value).to.equal(1000);
    // the nearest that is there, (0.5 + 0.001) / 0.5, to what was asked for, 1.2
    expect(psep.corrected.error.value).to.be.closeTo(1 - 1.002 / 1.2, 2e-3);
  });
});
