import { expect } from "chai";
import { imageAt, matrix, rowAt } from "../../../../src/lib/arrays";
import type { Engine } from "../../../../src/lib/backend/engine";
import { COMPARED_EVERY, inversionStep, type InversionStep } from "../../../../src/lib/latent/inversion/inversion-step";
import { smoothingRows } from "../../../../src/lib/latent/inversion";
import { makeSampler } from "../../../../src/lib/models/simple-gan";
import { nativeEngine } from "../../../support/engine";
import { drawSmall, smallGenerator } from "./small-generator";

const SIDE = 128;
const PIXELS = SIDE ** 2;
const priorOf = (z: ArrayLike<number>) => (squares(z) / 8 - 1) ** 2;
const squares = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value * value, 0);

/** The field at the points that are compared, by two sums over all pixels. */
function smoothedAt(field: Float32Array): number[] {
  const { data, shape: [n] } = smoothingRows(SIDE, 8, COMPARED_EVERY);
  const across = Array.from({ length: SIDE * n }, (_, k) =>
    data.subarray((k % n) * SIDE, ((k % n) + 1) * SIDE).reduce((sum, weight, x) => sum + weight * field[Math.floor(k / n) * SIDE + x], 0));
  return Array.from({ length: n * n }, (_, k) =>
    data.subarray(Math.floor(k / n) * SIDE, (Math.floor(k / n) + 1) * SIDE).reduce((sum, weight, y) => sum + weight * across[y * n + (k % n)], 0));
}

describe("inversionStep", function () {
  this.timeout(60000);
  let engine: Engine;
  let small: ReturnType<typeof smallGenerator>;
  const opened: { dispose(): void }[] = [];
  const keep = <T extends { dispose(): void }>(one: T): T => {
    opened.push(one);
    return one;
  };
  before(async function () {
    engine = await nativeEngine(this);
    small = keep(smallGenerator(engine));
  });
  after(() => opened.reverse().forEach((one) => one.dispose()));
  const stepOf = (rows: number): InversionStep => keep(inversionStep(engine, small.generator, small.sizes, { rows, smoothing: 8 }));
  const imagesOf = (name: string, count: number) => {
    const sampler = makeSampler(engine, small.generator, small.sizes, count);
    const latents = drawSmall(count, name);
    const made = sampler.sample(latents);
    sampler.dispose();
    return { latents, made };
  };

  it("has the loss of each row as it is defined, and 0 for a latent that makes the target", () => {
    const { latents, made } = imagesOf("start", 2);
    const target = imageAt(imagesOf("target", 1).made, 0).data;
    const step = stepOf(2);
    const targets = new Float32Array(2 * PIXELS);
    targets.set(target);
    targets.set(imageAt(made, 1).data, PIXELS);
    step.begin(latents.data, targets);
    const difference = imageAt(made, 0).data.map((value, i) => value - target[i]);
    const smoothed = squares(smoothedAt(difference)) / squares(smoothedAt(target));
    const raw = squares(difference) / squares(target);
    const prior = priorOf(rowAt(latents, 0));
    const [first, second] = step.run(0, { smoothed: 2, raw: 0.5, prior: 0.25 });
    expect(first).to.be.closeTo(2 * smoothed + 0.5 * raw + 0.25 * prior, 1e-4 * first);
    expect(second).to.be.closeTo(0.25 * priorOf(rowAt(latents, 1)), 1e-5);
    expect(Array.from(step.latents())).to.deep.equal(Array.from(latents.data));
  });

  it("moves every latent by the rate at its first step, down the slope of the loss", () => {
    const { latents } = imagesOf("start", 1);
    const target = imageAt(imagesOf("target", 1).made, 0).data;
    const step = stepOf(1);
    const weights = { smoothed: 1, raw: 1, prior: 0.01 };
    const lossAt = (z: Float32Array) => {
      step.begin(z, target);
      return step.run(0, weights)[0];
    };
    const slope = Array.from(latents.data, (_, j) => {
      const moved = (by: number) => latents.data.map((value, i) => (i === j ? value + by : value));
      return lossAt(moved(0.01)) - lossAt(moved(-0.01));
    });
    step.begin(latents.data, target);
    step.run(0.1, weights);
    step.latents().forEach((value, j) => expect(value - latents.data[j]).to.be.closeTo(slope[j] > 0 ? -0.1 : 0.1, 1e-3));
  });

  it("moves a row alike whatever its neighbours are, and forgets Adam's moments at each beginning", () => {
    const { latents } = imagesOf("start", 3);
    const { made } = imagesOf("target", 3);
    const weights = { smoothed: 1, raw: 1, prior: 0.01 };
    const walk = (step: InversionStep, z: Float32Array, targets: Float32Array) => {
      step.begin(z, targets);
      for (let k = 0; k < 5; k++) step.run(0.1, weights);
      return step.latents();
    };
    const together = walk(stepOf(3), latents.data, made.data);
    const single = stepOf(1);
    for (let row = 0; row < 3; row++) {
      const alone = walk(single, rowAt(matrix(latents.data, [3, 8]), row), imageAt(made, row).data);
      alone.forEach((value, j) => expect(value).to.be.closeTo(together[row * 8 + j], 2e-3));
    }
  });

  it("leaves a row without a target to the prior", () => {
    const { latents } = imagesOf("start", 1);
    const step = stepOf(1);
    step.begin(latents.data, new Float32Array(PIXELS));
    expect(step.run(0, { smoothed: 1, raw: 1, prior: 1 })[0]).to.be.closeTo(priorOf(latents.data), 1e-5);
  });

  it("leaves no tensors behind", () => {
    const cycle = () => {
      const step = inversionStep(engine, small.generator, small.sizes, { rows: 2, smoothing: 8 });
      step.begin(drawSmall(2, "start").data, new Float32Array(2 * PIXELS).fill(0.1));
      step.run(0.1, { smoothed: 1, raw: 1, prior: 0.01 });
      step.latents();
      step.dispose();
      return engine.tf.memory().numTensors;
    };
    const burnIn = cycle();
    expect(cycle()).to.equal(burnIn);
  });
});
