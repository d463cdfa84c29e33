import { compile } from "../../backend/compile";
import type { Engine, Tensor } from "../../backend/engine";
import { adam, gradients, makeVariable, readAll } from "../../backend/variables";
import type { Network, SimpleGanSizes } from "../../models/simple-gan";
import { SIMPLE_GAN_SIDE } from "../../models/simple-gan";
import { smoothingRows } from "./smoothing";

const SIDE = SIMPLE_GAN_SIDE;
/** Pixels between the points at which the smoothed field is compared: narrower than any smoothing of 8 pixels. */
export const COMPARED_EVERY = 4;

/** How much the three parts of the loss count. */
export interface LossWeights {
  readonly smoothed: number;
  readonly raw: number;
  readonly prior: number;
}

export interface InversionStepOptions {
  /** latents that are moved together */
  readonly rows: number;
  /** full width at half maximum of the smoothing, pixels */
  readonly smoothing: number;
}

/** Latents on their way to images, all rows in one graph; each row depends on its own target alone. */
export interface InversionStep {
  /** takes new latents, rows x d, and targets, rows x 128 x 128, and forgets what Adam knew */
  begin(latents: Float32Array, targets: Float32Array): void;
  /** one step; the loss of each row before it */
  run(rate: number, weights: LossWeights): Float32Array;
  /** the latents as they are now, rows x d */
  latents(): Float32Array;
  dispose(): void;
}

const inverse = (square: number) => (square > 0 ? 1 / square : 0);

/**
 * One step of Adam on latents, the generator's weights held, towards
 * `smoothed |S(G(z) - x)|^2 / |S x|^2 + raw |G(z) - x|^2 / |x|^2 + prior (|z|^2 / d - 1)^2` for each row, S being a
 * Gaussian smoothing. The prior keeps latents in the shell where the generator was trained, rather than at the origin, the
 * likeliest point, near which hardly any latent lies. A target of zeros leaves its row the prior alone.
 */
export function inversionStep(
  engine: Engine, generator: Network, { latent }: SimpleGanSizes, { rows, smoothing }: InversionStepOptions,
): InversionStep {
  const { tf } = engine;
  const matrix = smoothingRows(SIDE, smoothing, COMPARED_EVERY);
  const points = matrix.shape[0];
  const turned = tf.tidy(() => tf.keep(tf.transpose(tf.tensor2d(matrix.data, [points, SIDE]))));
  const zeros = (name: string, shape: readonly number[]) =>
    makeVariable(engine, `inversion/${name}`, shape, new Float32Array(shape.reduce((product, n) => product * n, 1)));
  const own = { latents: zeros("latents", [rows, latent]), targets: zeros("targets", [rows, SIDE, SIDE]) };
  // over the squares of each target, smoothed and raw
  const norms = { smoothed: zeros("smoothed norms", [rows]), raw: zeros("raw norms", [rows]) };
  const optimiser = adam(engine, "inversion-adam", { latents: own.latents }, { learningRate: 1 });

  /** [rows, 128, 128] -> [rows, points, points], transposed: no matter for a sum of squares */
  const smoothed = (x: Tensor): Tensor => {
    const across = tf.matMul(x.reshape([rows * SIDE, SIDE]), turned).reshape([rows, SIDE, points]);
    return tf.matMul(tf.transpose(across, [0, 2, 1]).reshape([rows * points, SIDE]), turned);
  };
  const squares = (x: Tensor): Tensor => tf.sum(tf.square(x.reshape([rows, x.size / rows])), 1);

  const step = ({ rate, weights }: Readonly<Record<string, Tensor>>) => {
    const fixed = readAll(generator.variables);
    const [x, smoothedNorm, rawNorm] = [own.targets.read(), norms.smoothed.read(), norms.raw.read()];
    const weight = (i: number) => tf.squeeze(tf.slice(weights as Tensor, [i], [1]));
    const { gradients: found, values } = gradients(engine, ({ latents }) => {
      const z = latents as Tensor;
      const difference = tf.sub(generator.forward(fixed, z).reshape([rows, SIDE, SIDE]), x);
      const losses = tf.addN([
        tf.mul(weight(0), tf.mul(smoothedNorm, squares(smoothed(difference)))),
        tf.mul(weight(1), tf.mul(rawNorm, squares(difference))),
        tf.mul(weight(2), tf.square(tf.sub(tf.mean(tf.square(z), 1), 1))),
      ]);
      return { loss: tf.sum(losses), losses };
    }, { latents: own.latents });
    optimiser.apply(found, tf.squeeze(rate as Tensor));
    return { losses: values.losses };
  };

  const variables = [own.latents, own.targets, norms.smoothed, norms.raw, ...optimiser.state];
  const compiled = compile(engine, {
    name: "inversion of a generator", inputs: { rate: [1], weights: [3] },
    variables: [...Object.values(generator.variables), ...variables], constants: { turned }, step,
  });
  const squaresOf = (targets: Float32Array, of: (x: Tensor) => Tensor): Float32Array =>
    tf.tidy(() => squares(of(tf.tensor(targets, [rows, SIDE, SIDE]))).dataSync<"float32">().map(inverse));
  return {
    begin(latents, targets) {
      own.latents.load(latents);
      own.targets.load(targets);
      norms.smoothed.load(squaresOf(targets, smoothed));
      norms.raw.load(squaresOf(targets, (x) => x));
      for (const moment of optimiser.state) moment.load(moment.data().fill(0));
    },
    run: (rate, { smoothed: s, raw, prior }) =>
      compiled.run({ rate: Float32Array.of(rate), weights: Float32Array.of(s, raw, prior) })["losses"] as Float32Array,
    latents: () => own.latents.data(),
    dispose() {
      compiled.dispose();
      for (const variable of variables) variable.dispose();
      turned.dispose();
    },
  };
}
