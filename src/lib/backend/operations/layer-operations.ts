import type { Tensor } from "../engine";

/** Activations with the slope of the papers' leaky ReLU, 0.2. */
export type Activation = "leaky-relu" | "relu" | "tanh";
export const LEAKY_SLOPE = 0.2;

export type Padding = "SAME" | "VALID";

/**
 * Order of the axes of an image batch. `"HWNC"` is two to three times faster for convolutions of images of 3 to 17
 * pixels on native TensorFlow, where the batch then takes the place of the third spatial axis.
 */
export type Layout = "NHWC" | "HWNC";

export interface ConvolutionOptions {
  readonly layout?: Layout;
  readonly stride?: number;
  readonly padding?: Padding;
  readonly activation?: Activation;
  readonly bias?: Tensor;
}

export interface TransposedConvolutionOptions extends ConvolutionOptions {
  /** [height, width] of the output; `"VALID"` gives (n-1) stride + k, or less when cropped at the bottom and right */
  readonly size: readonly [h: number, w: number];
}

export interface PoolingOptions {
  readonly size: number;
  readonly stride: number;
  readonly padding?: Padding;
}

export interface NormalisationOptions {
  readonly epsilon?: number;
}

/** Batch normalisation in training mode; gradients flow through `output` alone, not through the two statistics. */
export interface NormalisedBatch {
  readonly output: Tensor;
  /** per channel, over the batch */
  readonly mean: Tensor;
  /** per channel, unbiased (n - 1), as running variances take it */
  readonly variance: Tensor;
}

/**
 * The layers that models are built of: one native operation forward and one backward each on native TensorFlow, plain
 * tfjs elsewhere, the same numbers to round-off. All are differentiable; images are [batch, height, width, channels].
 */
export interface LayerOperations {
  /** x [n, …]; the activation alone */
  activate(x: Tensor, activation: Activation): Tensor;
  /** x [n, h, w, c] or [n, c] normalised over all but its last axis, scale and offset [c]; training mode */
  batchNormalisation(x: Tensor, scale: Tensor, offset: Tensor, options?: NormalisationOptions): NormalisedBatch;
  /** x [n, h, w, ci], kernel [k, k, ci, co] */
  convolution(x: Tensor, kernel: Tensor, options?: ConvolutionOptions): Tensor;
  /** x [n, i], kernel [i, o] */
  dense(x: Tensor, kernel: Tensor, options?: { readonly bias?: Tensor; readonly activation?: Activation }): Tensor;
  /** x [n, h, w, c] */
  maxPool(x: Tensor, options: PoolingOptions): Tensor;
  /** x [n, h, w, ci], kernel [k, k, co, ci]: the adjoint of a convolution */
  transposedConvolution(x: Tensor, kernel: Tensor, options: TransposedConvolutionOptions): Tensor;
}
