import type { Engine } from "./engines";

/** Floating-point operations per second, in 1e9. */
export interface Speed {
  readonly matmulGflops: number;
  readonly convolutionGflops: number;
}

async function rate(operations: number, budgetMs: number, work: () => Promise<void>): Promise<number> {
  await work();
  const start = performance.now();
  let repeats = 0;
  do {
    await work();
    repeats++;
  } while (performance.now() - start < budgetMs);
  return (operations * repeats) / (performance.now() - start) / 1e6;
}

/**
 * Times a matrix product and a 3x3 convolution for about half a second each.
 * Sizes shrink on the slow engines so that one repeat stays within the budget.
 */
export async function measureSpeed(engine: Engine, seconds = 1): Promise<Speed> {
  const { tf } = engine;
  const n = engine.name === "tensorflow" ? 1024 : engine.name === "wasm" ? 512 : 128;
  const [batch, side, channels] = engine.name === "tensorflow" ? [16, 64, 64] : engine.name === "wasm" ? [2, 64, 32] : [1, 16, 16];
  const budget = (seconds * 1000) / 2;
  const a = tf.ones<import("@tensorflow/tfjs").Rank.R2>([n, n]);
  const x = tf.ones<import("@tensorflow/tfjs").Rank.R4>([batch, side, side, channels]);
  const kernel = tf.ones<import("@tensorflow/tfjs").Rank.R4>([3, 3, channels, channels]);
  const finish = async (make: () => import("@tensorflow/tfjs").Tensor) => {
    const result = tf.tidy(() => make().flatten().slice(0, 1));
    await result.data();
    result.dispose();
  };
  try {
    const matmulGflops = await rate(2 * n ** 3, budget, () => finish(() => tf.matMul(a, a)));
    const operations = 2 * batch * side ** 2 * 9 * channels ** 2;
    const convolutionGflops = await rate(operations, budget, () => finish(() => tf.conv2d(x, kernel, 1, "same")));
    return { matmulGflops, convolutionGflops };
  } finally {
    tf.dispose([a, x, kernel]);
  }
}
