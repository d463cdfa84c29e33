import { expect } from "chai";
import { makePace } from "../../../src/cli/evaluate/pace";
import { judgeJacobian } from "../../../src/cli/evaluate/solar-latent-jacobian";
import { rowAt, type Matrix } from "../../../src/lib/arrays";
import type { Directions } from "../../../src/lib/latent";
import { seed } from "../../../src/lib/random";
import { DIRECTION_KEYS, type DirectionParameter } from "../../../src/lib/solar";
import { blobGenerator } from "./blob-generator";

const pace = makePace({ signal: new AbortController().signal, say: () => undefined });
/** The axes as fitted directions, in the order of the parameters. */
const fitted = Object.fromEntries(DIRECTION_KEYS.map((key, k) =>
  [key, { normal: Float64Array.from({ length: 12 }, (_, j) => (j === k ? 1 : 0)) }])) as unknown as Directions<DirectionParameter>;
const deviations = { flux: 0.3, r: 1, psep: 1, tilt: 1 };

function judge(r: (z: Float32Array) => number) {
  const latents = blobGenerator.drawLatents(seed(7).stream("held"), 6);
  const measure = (some: Matrix) => {
    const column = (of: (z: Float32Array) => number) => Float64Array.from({ length: some.shape[0] }, (_, i) => of(rowAt(some, i)));
    return { flux: column((z) => 0.3 * z[0]), r: column(r), psep: column((z) => z[1]), tilt: column((z) => z[6]) };
  };
  return judgeJacobian(latents, fitted, deviations, measure, seed(7).stream("ratio"), pace, { chunk: 4 });
}

describe("judgeJacobian", () => {
  it("holds a quantity that the conditional direction drags along", async () => {
    // R depends on the flux's axis too, which no step orthogonal to R's own normal undoes
    const { ratio, ratioReached, reached, medians, items, deviations: units } = await judge((z) => z[2] + 0.8 * z[0]);
    expect(reached).to.deep.equal({ jacobian: 1, conditional: 1, unconditional: 1 });
    expect(medians.n).to.equal(6);
    // R drifts by 0.8 ln(1.5) / 0.3, of three quantities the only one
    expect(medians.conditional).to.be.closeTo((0.8 * Math.log(1.5)) / 0.3 / Math.sqrt(3), 0.02);
    expect(ratio.value).to.be.below(0.1);
    // where all arrive it is the same of all and of those that arrived
    expect(ratioReached).to.include({ value: ratio.value, n: 6 });
    for (const { flux } of Object.values(items)) flux.forEach((times) => expect(times).to.be.closeTo(1.5, 0.02));
    expect(units).to.deep.equal(deviations);
  });

  it("compares with the direction that holds nothing too", async () => {
    const { unconditionalRatio, unconditionalRatioReached, medians } = await judge((z) => z[2] - 0.4 * z[0]);
    expect(medians.unconditional).to.be.closeTo((0.4 * Math.log(1.5)) / 0.3 / Math.sqrt(3), 0.02);
    expect(unconditionalRatio.value).to.be.below(0.2);
    expect(unconditionalRatioReached?.n).to.equal(6);
  });

  it("counts walks that miss as infinite, and keeps what they drifted", async () => {
    const { ratio, ratioReached, unconditionalRatio, reached, medians, items } = await judge((z) => 3 * z[0]);
    expect(reached.jacobian).to.equal(0);
    expect([ratio.value, unconditionalRatio.value]).to.deep.equal([1000, 1000]);
    expect(ratioReached).to.equal(null);
    expect(medians).to.deep.equal({ n: 0, jacobian: null, conditional: null, unconditional: null });
    expect(items.jacobian.reached).to.deep.equal([0, 0, 0, 0, 0, 0]);
    for (const list of [items.jacobian.drift, items.jacobian.flux]) list.forEach((one) => expect(one).to.be.a("number"));
    items.jacobian.flux.forEach((times) => expect(times).to.be.below(1.49));
  });
});
