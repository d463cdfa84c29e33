import type { Engine, Tensor } from "../engine";
import type { NormalisedBatch } from "./layer-operations";

/** What keeps a value from step to step, such as a variable. */
interface Keeper {
  read(): Tensor;
  assign(value: Tensor): void;
}

/** Running mean and unbiased variance of a batch normalisation, one value a channel. */
export interface RunningStatistics {
  readonly mean: Keeper;
  readonly variance: Keeper;
}

export interface RunningNormalisationOptions {
  /** default 1e-5, added to the variance */
  readonly epsilon?: number;
}

/**
 * Moves running statistics towards a batch: `running <- (1 - momentum) running + momentum batch`, PyTorch's convention.
 * @param momentum the weight of the batch, default 0.1
 */
export function trackStatistics({ tf }: Engine, running: RunningStatistics, { mean, variance }: NormalisedBatch, momentum = 0.1): void {
  for (const [kept, now] of [[running.mean, mean], [running.variance, variance]] as const) {
    kept.assign(tf.add(tf.mul(kept.read(), tf.scalar(1 - momentum)), tf.mul(now, tf.scalar(momentum))));
  }
}

/**
 * Batch normalisation by running statistics, for sampling and evaluation:
 * `scale (x - mean) / sqrt(variance + epsilon) + offset`, over the last axis of x.
 */
export function normaliseByRunning(
  { tf }: Engine,
  x: Tensor,
  scale: Tensor,
  offset: Tensor,
  running: RunningStatistics,
  { epsilon = 1e-5 }: RunningNormalisationOptions = {},
): Tensor {
  const factor = tf.mul(scale, tf.rsqrt(tf.add(running.variance.read(), tf.scalar(epsilon))));
  return tf.add(tf.mul(x, factor), tf.sub(offset, tf.mul(running.mean.read(), factor)));
}
