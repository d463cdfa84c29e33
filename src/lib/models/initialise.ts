import type { Stream } from "../random";

const count = (shape: readonly number[]) => shape.reduce((product, n) => product * n, 1);

/**
 * PyTorch's default initialisation of linear and convolution layers, `U(-1/sqrt(fanIn), 1/sqrt(fanIn))` for weights and
 * biases alike. A transposed convolution counts its outputs times the kernel's area as fanIn.
 */
export function uniformFanIn(stream: Stream, shape: readonly number[], fanIn: number): Float32Array {
  const bound = 1 / Math.sqrt(fanIn);
  return Float32Array.from({ length: count(shape) }, () => bound * (2 * stream.uniform() - 1));
}
