import { expect } from "chai";
import { matrix } from "../../../../src/lib/arrays";
import type { Engine } from "../../../../src/lib/backend/engine";
import { readAll } from "../../../../src/lib/backend/variables";
import { ganTrainingStep, makeSampler, makeSimpleGan, parameterCount, type GanStep } from "../../../../src/lib/models";
import { seed } from "../../../../src/lib/random";
import { latentBatch, train } from "../../../../src/lib/training";
import { nativeEngine } from "../../../support/engine";
import { temporaryFolder } from "../../../support/folder";

const BATCH = 4;
const stream = (name: string) => seed(23).stream(name);
const batch = (index: number) => {
  const draws = stream(`images ${index}`);
  return {
    images: Float32Array.from({ length: BATCH * 128 * 128 }, () => Math.max(-1, Math.min(1, 0.3 * draws.normal()))),
    latents: latentBatch(stream("latents"), index, BATCH * 100),
  };
};
const largest = (values: Float32Array | undefined) => (values ?? new Float32Array()).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const difference = (a: Float32Array, b: Float32Array) => largest(a.map((value, i) => value - (b[i] as number)));
const snapshot = ({ state }: GanStep) => state.map((variable) => variable.data());

describe("GAN of active regions", function () {
  this.timeout(120000);
  let engine: Engine;
  before(async function () {
    engine = await nativeEngine(this);
  });
  const small = () => makeSimpleGan(engine, stream("weights"), { width: 1 / 8 });

  it("has the paper's parameters: 1,510,081 and 1,495,945", () => {
    const { generator, discriminator } = makeSimpleGan(engine, stream("weights"));
    expect([parameterCount(generator), parameterCount(discriminator)]).to.deep.equal([1_510_081, 1_495_945]);
  });

  it("begins within PyTorch's bounds: 1/sqrt(fan in), of a transposed convolution counted over its outputs", () => {
    const { generator, discriminator } = makeSimpleGan(engine, stream("weights"));
    for (const [network, key, bound] of [
      [generator, "linear/kernel", 1 / 10], [generator, "up-31/kernel", 1 / 24], [generator, "up-63/bias", 1 / Math.sqrt(288)],
      [generator, "up-128/kernel", 1 / 3], [discriminator, "down-63/kernel", 1 / 3], [discriminator, "down-15/kernel", 1 / 24],
      [discriminator, "hidden/kernel", 1 / 120], [discriminator, "logit/kernel", 1 / 10],
    ] as const) {
      const most = largest(network.variables[key]?.data());
      expect(most, key).to.be.at.most(bound).and.above(0.8 * bound);
    }
  });

  it("is the paper's chain of layers: zero padding to 64, transposition to 129, crop to 128", () => {
    const { tf } = engine;
    const { generator, sizes } = small();
    const z = latentBatch(stream("z"), 0, 300);
    const sampler = makeSampler(engine, generator, sizes, 2);
    const found = sampler.sample(matrix(z, [3, 100]));
    const expected = tf.tidy(() => {
      const weights = readAll(generator.variables) as Record<string, import("@tensorflow/tfjs").Tensor4D>;
      const of = (name: string) => ({ kernel: weights[`${name}/kernel`] as import("@tensorflow/tfjs").Tensor4D, bias: weights[`${name}/bias`] as import("@tensorflow/tfjs").Tensor });
      let h: import("@tensorflow/tfjs").Tensor4D = tf.leakyRelu(tf.add(tf.matMul(tf.tensor2d(z, [3, 100]), of("linear").kernel as never), of("linear").bias), 0.2).reshape([3, 15, 15, 8]);
      for (const [name, side, channels] of [["up-31", 31, 8], ["up-63", 63, 4]] as const) {
        h = tf.leakyRelu(tf.add(tf.conv2dTranspose(h, of(name).kernel, [3, side, side, channels], 2, "valid"), of(name).bias), 0.2) as typeof h;
      }
      h = tf.pad(h, [[0, 0], [0, 1], [0, 1], [0, 0]]);
      h = tf.tanh(tf.add(tf.conv2dTranspose(h, of("up-128").kernel, [3, 129, 129, 1], 2, "valid"), of("up-128").bias)) as typeof h;
      return tf.slice(h, [0, 0, 0, 0], [3, 128, 128, 1]).dataSync<"float32">().slice();
    });
    expect(found.shape).to.deep.equal([3, 128, 128]);
    expect(difference(found.data, expected)).to.be.below(1e-6);
    sampler.dispose();
  });

  it("takes the same step eagerly and compiled, from equal states, with either order of G and D", () => {
    for (const fakes of ["recomputed", "shared"] as const) {
      const [eager, graph] = (["eager", "graph"] as const).map((mode) => ganTrainingStep(engine, small(), { batch: BATCH, fakes, mode })) as [GanStep, GanStep];
      for (let i = 0; i < 4; i++) {
        const start = snapshot(eager);
        graph.state.forEach((variable, k) => variable.load(start[k] as Float32Array));
        const [expected, found] = [eager.run(batch(i)), graph.run(batch(i))];
        for (const name of Object.keys(expected)) expect(found[name]?.[0], name).to.be.closeTo(expected[name]?.[0] as number, 1e-5);
        const moved = snapshot(eager);
        snapshot(graph).forEach((values, k) => {
          const change = difference(moved[k] as Float32Array, start[k] as Float32Array);
          expect(difference(values, moved[k] as Float32Array), graph.state[k]?.name).to.be.at.most(1e-4 * change);
        });
      }
      graph.dispose();
    }
  });

  it("shows D shifted images: the same step eagerly and compiled, and the unshifted one when no shift is given", () => {
    const shifts = Float32Array.from({ length: 6 * BATCH }, (_, i) => (i % 25) - 12);
    const [eager, graph] = (["eager", "graph"] as const).map((mode) => ganTrainingStep(engine, small(), { batch: BATCH, shifted: true, mode })) as [GanStep, GanStep];
    const plain = ganTrainingStep(engine, small(), { batch: BATCH });
    const start = snapshot(plain);
    expect(graph.run({ ...batch(0), shifts: new Float32Array(6 * BATCH) })).to.deep.equal(plain.run(batch(0)));
    graph.state.forEach((variable, k) => variable.load(start[k] as Float32Array));
    const [expected, found] = [eager.run({ ...batch(0), shifts }), graph.run({ ...batch(0), shifts })];
    for (const name of Object.keys(expected)) expect(found[name]?.[0], name).to.be.closeTo(expected[name]?.[0] as number, 1e-5);
    const moved = snapshot(eager);
    snapshot(graph).forEach((values, k) => {
      const change = difference(moved[k] as Float32Array, start[k] as Float32Array);
      expect(difference(values, moved[k] as Float32Array), graph.state[k]?.name).to.be.at.most(1e-4 * change);
    });
    const without = snapshot(plain);
    expect(difference(moved[0] as Float32Array, without[0] as Float32Array)).to.be.above(0);
    for (const step of [eager, graph, plain]) step.dispose();
  });

  it("updates G before D, and D on the updated G's images", () => {
    const run = (fakes: "recomputed" | "shared") => {
      const step = ganTrainingStep(engine, small(), { batch: BATCH, fakes });
      const outputs = step.run(batch(0));
      step.dispose();
      return outputs;
    };
    const [recomputed, shared] = [run("recomputed"), run("shared")];
    expect(recomputed["generatorLoss"]).to.deep.equal(shared["generatorLoss"]);
    expect(recomputed["discriminatorLoss"]).not.to.deep.equal(shared["discriminatorLoss"]);
  });

  it("takes both rates with each call when they are scheduled", () => {
    const learningRate = 2e-4, discriminatorRate = 1e-4;
    const fixed = ganTrainingStep(engine, small(), { batch: BATCH, learningRate, discriminatorRate });
    const scheduled = ganTrainingStep(engine, small(), { batch: BATCH, scheduledRates: true });
    const rates = Float32Array.of(learningRate, discriminatorRate);
    for (let i = 0; i < 2; i++) expect(scheduled.run({ ...batch(i), rates })).to.deep.equal(fixed.run(batch(i)));
    expect(snapshot(scheduled)).to.deep.equal(snapshot(fixed));
    const before = snapshot(scheduled);
    scheduled.run({ ...batch(2), rates: Float32Array.of(0, 1e-4) });
    const moved = scheduled.state.map(({ name }, k) => ({ name, by: difference(snapshot(scheduled)[k] as Float32Array, before[k] as Float32Array) }));
    expect(moved.filter(({ name, by }) => /^generator\//.test(name) && by > 0)).to.deep.equal([]);
    expect(moved.filter(({ name, by }) => /^discriminator\//.test(name) && by > 0)).not.to.deep.equal([]);
    fixed.dispose();
    scheduled.dispose();
  });

  it("trains, interrupted and resumed, bit for bit as without a stop, in flat memory", async () => {
    const run = async (folder: string, stops: readonly number[]) => {
      const step = ganTrainingStep(engine, small(), { batch: BATCH });
      for (const steps of stops) {
        await train({ step, state: step.state, batch, steps, checkpoint: { folder, resume: true } });
        if (steps !== stops.at(-1)) step.state.forEach((variable) => variable.load(variable.data().fill(0.5)));
      }
      const values = snapshot(step);
      step.dispose();
      return values;
    };
    const whole = await run(temporaryFolder(), [7]);
    const parts = await run(temporaryFolder(), [2, 3, 7]);
    expect(parts).to.deep.equal(whole);

    const step = ganTrainingStep(engine, small(), { batch: BATCH });
    const inputs = batch(0);
    await train({ step, state: step.state, batch: () => inputs, steps: 30 });
    const before = engine.tf.memory();
    const rss = process.memoryUsage().rss;
    await train({ step, state: step.state, batch: () => inputs, steps: 300 });
    expect(engine.tf.memory()).to.include({ numTensors: before.numTensors, numBytes: before.numBytes });
    expect(process.memoryUsage().rss - rss).to.be.below(60e6);
    step.dispose();
  });

  it("refuses latents that are no whole vectors of finite numbers, and widths that are no whole channels", () => {
    const { generator, sizes } = small();
    const sampler = makeSampler(engine, generator, sizes, 2);
    const rows = (values: Float32Array, columns = 100) => () => sampler.sample(matrix(values, [values.length / columns, columns]));
    expect(rows(new Float32Array(150), 50)).to.throw(/one row of 100 latent values, but found \[3 x 50\]/);
    expect(rows(new Float32Array(0))).to.throw(/but found \[0 x 100\]/);
    expect(rows(new Float32Array(200).fill(NaN, 130, 131))).to.throw(/finite latent values, but found NaN in row 1/);
    sampler.dispose();
    expect(() => makeSimpleGan(engine, stream("weights"), { width: 0.3 })).to.throw(/32 x width to be a whole number/);
  });
});
