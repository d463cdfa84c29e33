import { nativeBackend, type Engine, type Tensor } from "../../backend/engine";
import { changeLayout, layerOperations, type Activation, type Layout } from "../../backend/operations";
import type { SimSiamSizes } from "./config";
import { residualBlocks } from "./layers";

export interface UnitOptions {
  readonly stride?: 1 | 2;
  readonly layout?: Layout;
  readonly activation?: Activation;
}

/** A named layer with the normalisation that follows it, by batch or by running statistics. */
export type Unit = (name: string, x: Tensor, options?: UnitOptions) => Tensor;

/** The stage of images of 4x4, where the batch as third axis is the faster. */
const SMALL_STAGE = 4;

/** Rows of zeros before, of PyTorch's padding (k-1)/2, and what all windows read from there on. */
function windows(size: number, kernel: number, stride: number): { before: number; read: number } {
  const before = (kernel - 1) / 2;
  return { before, read: Math.floor((size + 2 * before - kernel) / stride) * stride + kernel };
}

/** The two spatial axes with zeros around them. */
function padded({ tf }: Engine, x: Tensor, kernel: number, stride: number, layout: Layout): Tensor {
  const spatial = layout === "NHWC" ? [1, 2] : [0, 1];
  const zeros = x.shape.map((): [before: number, after: number] => [0, 0]);
  for (const axis of spatial) {
    const { before, read } = windows(x.shape[axis], kernel, stride);
    zeros[axis] = [before, Math.max(read - before - x.shape[axis], 0)];
  }
  return zeros.some(([before, after]) => before + after > 0) ? tf.pad(x, zeros) : x;
}

export interface ConvolveOptions extends UnitOptions {
  readonly bias?: Tensor;
}

/** Convolution padded as PyTorch's with `padding=(k-1)/2`, or linear layer for a kernel of two axes. */
export function convolve(
  engine: Engine,
  x: Tensor,
  kernel: Tensor,
  { stride = 1, layout = "NHWC", ...finish }: ConvolveOptions,
): Tensor {
  const { convolution, dense } = layerOperations(engine);
  if (kernel.shape.length === 2) return dense(x, kernel, finish);
  const side = kernel.shape[0];
  const options = { stride, layout, ...finish } as const;
  if (stride === 1) return convolution(x, kernel, { ...options, padding: "SAME" });
  return convolution(padded(engine, x, side, stride, layout), kernel, { ...options, padding: "VALID" });
}

/** Images [n, h, w, 1] -> [n, 512]: ResNet-18 up to its global average pooling. */
export function backbone(engine: Engine, sizes: SimSiamSizes, unit: Unit, images: Tensor): Tensor {
  const { tf } = engine;
  const { activate, maxPool } = layerOperations(engine);
  const small: Layout = nativeBackend(engine) === undefined ? "NHWC" : "HWNC";
  let layout: Layout = "NHWC";
  // [n, 128, 128, 1]
  let h = unit("backbone/stem", images, { stride: 2, activation: "relu" });
  // [n, 64, 64, 64]; after the ReLU, zeros are as good as PyTorch's minus infinity
  h = maxPool(padded(engine, h, 3, 2, layout), { size: 3, stride: 2 });
  // [n, 32, 32, 64], 16 x 16 x 128, 8 x 8 x 256, 4 x 4 x 512
  for (const { name, stage, stride, projects } of residualBlocks(sizes)) {
    const next = stage < SMALL_STAGE ? "NHWC" : small;
    h = changeLayout(engine, h, layout, next);
    layout = next;
    const inner = unit(`${name}/first`, h, { stride, layout, activation: "relu" });
    const residual = unit(`${name}/second`, inner, { layout });
    const shortcut = projects ? unit(`${name}/shortcut`, h, { stride, layout }) : h;
    h = activate(tf.add(residual, shortcut), "relu");
  }
  return tf.mean(h, layout === "NHWC" ? [1, 2] : [0, 1]);
}

/** [n, 512] -> embeddings [n, 100], normalised but not scaled. */
export function project(unit: Unit, features: Tensor): Tensor {
  const activation = "relu" as const;
  return unit(
    "projection/last",
    unit("projection/second", unit("projection/first", features, { activation }), { activation }),
  );
}
