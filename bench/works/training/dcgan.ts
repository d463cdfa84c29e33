import { compile, type CompiledStep } from "../../../src/lib/backend/compile";
import type { Engine, Tensor } from "../../../src/lib/backend/engine";
import { changeLayout, layerOperations, trackStatistics, type Layout, type RunningStatistics } from "../../../src/lib/backend/operations";
import { adam, gradients, makeVariable, readAll, type Variable, type Weights } from "../../../src/lib/backend/variables";
import type { Stream } from "../../../src/lib/random";
import { normals } from "./inputs";

/** Sizes and update order of a DCGAN of four 5 x 5 layers with stride 2 in each network (Radford et al. 2015). */
export interface DcganSizes {
  readonly side: number;
  readonly latent: number;
  /** channels from the smallest images to the largest */
  readonly channels: readonly [number, number, number, number];
  readonly batch: number;
  /** of the activations inside the networks */
  readonly layout: Layout;
  /** the updates of one step, in order */
  readonly updates: readonly ("discriminator" | "generator")[];
}

const KERNEL = 5;
const LEVELS = [0, 1, 2, 3] as const;

/** Sides from the smallest images to the largest: 3, 5, 9, 17, 33 or 16, 32, 64, 128, 256. */
const sidesOf = (side: number) => [16, 8, 4, 2, 1].map((divisor) => Math.ceil(side / divisor)) as [number, number, number, number, number];

/** One training step; inputs `images` [n, side, side, 1] and `latents` [n, latent]. */
export function dcganStep(engine: Engine, sizes: DcganSizes, stream: Stream): CompiledStep {
  const { side, latent, channels, batch, layout, updates } = sizes;
  const { tf } = engine;
  const layers = layerOperations(engine);
  const sides = sidesOf(side);
  const flat = sides[0] ** 2 * channels[0];

  const weight = (name: string, ...shape: number[]) =>
    makeVariable(engine, name, shape, normals(stream.stream(name), shape.reduce((a, b) => a * b, 1)).map((x) => 0.02 * x));
  const filled = (name: string, n: number, value: number) => makeVariable(engine, name, [n], new Float32Array(n).fill(value));
  const norm = (name: string, n: number) => ({ [`${name}/scale`]: filled(`${name}/scale`, n, 1), [`${name}/offset`]: filled(`${name}/offset`, n, 0) });
  const running = (name: string, n: number) => ({ mean: filled(`${name}/mean`, n, 0), variance: filled(`${name}/variance`, n, 1) });

  const generator: Record<string, Variable> = {
    linear: weight("g/linear", latent, flat),
    "linear-bias": filled("g/linear-bias", flat, 0),
    "up-3": weight("g/up-3", KERNEL, KERNEL, 1, channels[3]),
    "up-3-bias": filled("g/up-3-bias", 1, 0),
  };
  const discriminator: Record<string, Variable> = {
    "down-3": weight("d/down-3", KERNEL, KERNEL, 1, channels[3]),
    "down-3-bias": filled("d/down-3-bias", channels[3], 0),
    logit: weight("d/logit", flat, 1),
    "logit-bias": filled("d/logit-bias", 1, 0),
  };
  for (const i of [0, 1, 2] as const) {
    generator[`up-${i}`] = weight(`g/up-${i}`, KERNEL, KERNEL, channels[i + 1] as number, channels[i]);
    discriminator[`down-${i}`] = weight(`d/down-${i}`, KERNEL, KERNEL, channels[i + 1] as number, channels[i]);
    Object.assign(discriminator, norm(`norm-${i}`, channels[i]));
  }
  for (const i of LEVELS) Object.assign(generator, norm(`norm-${i}`, channels[i]));
  const generatorStatistics = LEVELS.map((i) => running(`g/${i}`, channels[i]));
  const discriminatorStatistics = [0, 1, 2].map((i) => running(`d/${i}`, channels[i] as number));

  const normalised = (h: Tensor, w: Weights, i: number, running: RunningStatistics, activation: "relu" | "leaky-relu") => {
    const normal = layers.batchNormalisation(h, w[`norm-${i}/scale`] as Tensor, w[`norm-${i}/offset`] as Tensor);
    trackStatistics(engine, running, normal);
    return layers.activate(normal.output, activation);
  };
  /** [n, latent] -> images in the layout */
  const generate = (w: Weights, z: Tensor): Tensor => {
    const base = layers.dense(z, w["linear"] as Tensor, { bias: w["linear-bias"] as Tensor });
    let h = changeLayout(engine, base.reshape([batch, sides[0], sides[0], channels[0]]), "NHWC", layout);
    h = normalised(h, w, 0, generatorStatistics[0] as RunningStatistics, "relu");
    for (const i of [0, 1, 2]) {
      const n = sides[i + 1] as number;
      h = layers.transposedConvolution(h, w[`up-${i}`] as Tensor, { stride: 2, padding: "SAME", layout, size: [n, n] });
      h = normalised(h, w, i + 1, generatorStatistics[i + 1] as RunningStatistics, "relu");
    }
    const bias = w["up-3-bias"] as Tensor;
    return layers.transposedConvolution(h, w["up-3"] as Tensor, { stride: 2, padding: "SAME", layout, size: [side, side], bias, activation: "tanh" });
  };
  /** images in the layout -> logits [n, 1] */
  const judge = (w: Weights, x: Tensor): Tensor => {
    const bias = w["down-3-bias"] as Tensor;
    let h = layers.convolution(x, w["down-3"] as Tensor, { stride: 2, padding: "SAME", layout, bias, activation: "leaky-relu" });
    for (const i of [2, 1, 0]) {
      h = layers.convolution(h, w[`down-${i}`] as Tensor, { stride: 2, padding: "SAME", layout });
      h = normalised(h, w, i, discriminatorStatistics[i] as RunningStatistics, "leaky-relu");
    }
    const rows = changeLayout(engine, h, layout, "NHWC").reshape([batch, flat]);
    return layers.dense(rows, w["logit"] as Tensor, { bias: w["logit-bias"] as Tensor });
  };

  const options = { learningRate: 2e-4, beta1: 0.5 };
  const [generatorAdam, discriminatorAdam] = [adam(engine, "g", generator, options), adam(engine, "d", discriminator, options)];
  const called = (real: boolean, logits: Tensor): Tensor => tf.mean(tf.softplus(real ? tf.neg(logits) : logits));
  const step = ({ images, latents }: Readonly<Record<string, Tensor>>) => {
    const losses: Record<string, Tensor> = {};
    for (const update of updates) {
      if (update === "discriminator") {
        const fake = generate(readAll(generator), latents as Tensor);
        const real = changeLayout(engine, images as Tensor, "NHWC", layout);
        const result = gradients(engine, (w) => ({ loss: tf.mul(tf.add(called(false, judge(w, fake)), called(true, judge(w, real))), 0.5) }), discriminator);
        discriminatorAdam.apply(result.gradients);
        losses["discriminatorLoss"] = result.loss;
      } else {
        const fixed = readAll(discriminator);
        const result = gradients(engine, (w) => ({ loss: called(true, judge(fixed, generate(w, latents as Tensor))) }), generator);
        generatorAdam.apply(result.gradients);
        losses["generatorLoss"] = result.loss;
      }
    }
    return losses;
  };
  const variables = [
    ...Object.values(generator), ...Object.values(discriminator), ...generatorAdam.state, ...discriminatorAdam.state,
    ...[...generatorStatistics, ...discriminatorStatistics].flatMap(({ mean, variance }) => [mean, variance]),
  ];
  return compile(engine, { name: "DCGAN", inputs: { images: [batch, side, side, 1], latents: [batch, latent] }, variables, step });
}
