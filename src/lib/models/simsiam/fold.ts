import { EPSILON } from "./config";
import type { Layer } from "./layers";

/** Looks a variable's values up by name. */
export type Values = (name: string) => Float32Array;

/** A layer without normalisation that gives what the normalised one does. */
export interface FoldedLayer {
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/**
 * Draws the normalisation by running statistics into the layer before it: with `f = scale / sqrt(variance + 1e-5)`, the
 * kernel times f and the bias `offset - mean f`, for each output channel.
 */
export function foldNormalisation({ name, kernel: shape, then }: Layer, values: Values): FoldedLayer {
  const kernel = values(`${name}/kernel`);
  if (then === "bias") return { kernel, bias: values(`${name}/bias`) };
  const [mean, variance] = [values(`${name}/mean`), values(`${name}/variance`)];
  const factor = variance.map((value) => 1 / Math.sqrt(value + EPSILON));
  const bias = mean.map((value, c) => -value * factor[c]);
  if (then === "normalisation") {
    const [scale, offset] = [values(`${name}/scale`), values(`${name}/offset`)];
    for (let c = 0; c < factor.length; c++) {
      factor[c] = factor[c] * scale[c];
      bias[c] = bias[c] * scale[c] + offset[c];
    }
  }
  const channels = shape.at(-1) as number;
  const folded = kernel.slice();
  for (let i = 0; i < folded.length; i += channels) {
    for (let c = 0; c < channels; c++) folded[i + c] = folded[i + c] * factor[c];
  }
  return { kernel: folded, bias };
}
