import { expect } from "chai";
import { matrix } from "../../../../src/lib/arrays";
import { fitDirections } from "../../../../src/lib/latent/directions/fit-directions";
import { seed } from "../../../../src/lib/random";

const N = 2000;
const D = 8;
const draws = seed(9).stream("latents");
const latents = matrix(Float32Array.from({ length: N * D }, () => draws.normal()), [N, D]);
const at = (i: number, j: number) => latents.data[i * D + j];
const column = (value: (i: number) => number) => Float64Array.from({ length: N }, (_, i) => value(i));
const noise = seed(9).stream("noise");
const flux = column((i) => Math.exp(0.6 * at(i, 0) + 0.8 * at(i, 3)));
const polarity = column((i) => 5 * at(i, 1) - 4);
const unrelated = column(() => noise.normal());
const stream = () => seed(9).stream("directions");

describe("fitDirections", () => {
  it("finds the direction along which a parameter grows, and how well", async () => {
    const { flux: found } = await fitDirections(latents, { flux }, stream());
    expect(found.normal[0]).to.be.closeTo(0.6, 0.03);
    expect(found.normal[3]).to.be.closeTo(0.8, 0.03);
    expect(found.accuracy.value).to.be.above(0.97);
    expect(found.accuracy.interval[0]).to.be.below(found.accuracy.value);
    expect(found.baseline).to.be.closeTo(0.5, 0.07);
    expect(found).to.deep.include({ rule: "median", counts: { train: 1400, heldOut: 600, unmeasured: 0 } });
    const sorted = flux.slice().sort();
    expect(found.threshold).to.be.closeTo((sorted[999] + sorted[1000]) / 2, 1e-12);
  });

  it("labels by the sign when asked to, and then by how often it is", async () => {
    const { polarity: found } = await fitDirections(latents, { polarity }, stream(), { rules: { polarity: "sign" } });
    expect(found.threshold).to.equal(0);
    expect(found.normal[1]).to.be.above(0.99);
    // 5 z > 4: the plane is at z = 0.8, and 79 % of the latents are below it
    expect(found.bias).to.be.closeTo(-0.8, 0.1);
    expect(found.baseline).to.be.closeTo(0.788, 0.05);
    const { polarity: byMedian } = await fitDirections(latents, { polarity }, stream());
    expect(byMedian.bias).to.be.closeTo(0, 0.1);
  });

  it("is no better than the baseline on a parameter that does not depend on the latents", async () => {
    const { unrelated: found } = await fitDirections(latents, { unrelated }, stream());
    expect(found.accuracy.value).to.be.closeTo(0.5, 0.07);
    expect(found.trainAccuracy).to.be.above(found.accuracy.value);
    // sqrt(0.25 / 600) is the binomial error
    expect(found.accuracy.error).to.be.closeTo(0.0204, 0.003);
  });

  it("shares one split, and gives the same numbers for the same stream", async () => {
    const once = await fitDirections(latents, { flux, unrelated }, stream());
    expect(await fitDirections(latents, { flux, unrelated }, stream())).to.deep.equal(once);
    const alone = await fitDirections(latents, { unrelated }, stream());
    expect(alone.unrelated).to.deep.equal(once.unrelated);
  });

  it("leaves out and counts what could not be measured", async () => {
    const some = flux.map((value, i) => (i % 5 === 0 ? NaN : value));
    const { flux: found } = await fitDirections(latents, { flux: some }, stream());
    expect(found.counts.unmeasured).to.equal(400);
    expect(found.counts.train + found.counts.heldOut).to.equal(1600);
    expect(found.accuracy.value).to.be.above(0.95);
  });

  it("tells of each parameter, and stops at a signal", async () => {
    const told: string[] = [];
    const abort = new AbortController();
    const options = {
      signal: abort.signal,
      onDirection: (name: string, done: number, of: number) => {
        told.push(`${name} ${done}/${of}`);
        abort.abort(new Error("enough"));
      },
    };
    const error = await fitDirections(latents, { flux, polarity }, stream(), options).catch((reason: Error) => reason);
    expect((error as Error).message).to.equal("enough");
    expect(told).to.deep.equal(["flux 1/2"]);
  });

  const refused = async (parameters: Record<string, ArrayLike<number>>, options: object, message: RegExp) => {
    const error = await fitDirections(latents, parameters, stream(), options).catch((reason: Error) => reason);
    expect((error as Error).message).to.match(message);
  };

  it("names a parameter whose values do not fit", async () => {
    await refused({ flux: flux.slice(1) }, {}, /2000 values of "flux".*found 1999/);
    await refused({ flux: flux.map(() => 3) }, {}, /"flux" on both sides of its median.*1400 values at or below 3.*equal/);
    await refused({ flux }, { rules: { flux: "sign" } }, /"flux" on both sides of its zero.*above 0.*"median"/);
    await refused({ flux: flux.map(() => NaN) }, {}, /at least 4 values of "flux".*found 0/);
  });

  it("refuses unknown rules, names and shares", async () => {
    await refused({ flux }, { rules: { flux: "mean" } }, /rule of "flux" to be "median" or "sign".*mean/);
    await refused({ flux }, { rules: { polarity: "sign" } }, /rules for parameters out of "flux".*"polarity"/);
    await refused({ flux }, { trainShare: 1 }, /train share.*found 1/);
  });
});
