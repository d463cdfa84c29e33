import type { Engine, Tensor } from "../engine";
import type { Layout } from "./layer-operations";

/** Reorders an image batch from one layout to another. */
export function changeLayout({ tf }: Engine, x: Tensor, from: Layout, to: Layout): Tensor {
  if (from === to) return x;
  return tf.transpose(x, from === "NHWC" ? [1, 2, 0, 3] : [2, 0, 1, 3]);
}
