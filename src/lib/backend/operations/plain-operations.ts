import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import type { Engine, Tensor } from "../engine";
import { LEAKY_SLOPE, type Activation, type LayerOperations, type Layout } from "./layer-operations";

const EPSILON = 1e-5;

/** The layers in plain tfjs calls, for the engines that run shipped checkpoints. */
export function plainOperations({ tf }: Engine): LayerOperations {
  const activate = (x: Tensor, name: Activation | undefined): Tensor => {
    switch (name) {
      case undefined: return x;
      case "leaky-relu": return tf.leakyRelu(x, LEAKY_SLOPE);
      case "relu": return tf.relu(x);
      case "tanh": return tf.tanh(x);
    }
  };
  const finish = (y: Tensor, bias: Tensor | undefined, name: Activation | undefined) => activate(bias === undefined ? y : tf.add(y, bias), name);
  const batchFirst = (x: Tensor, layout: Layout) => (layout === "NHWC" ? x : tf.transpose(x, [2, 0, 1, 3])) as Tensor4D;
  const laidOut = (y: Tensor, layout: Layout) => (layout === "NHWC" ? y : tf.transpose(y, [1, 2, 0, 3]));
  const same = { SAME: "same", VALID: "valid" } as const;
  return {
    activate: (x, name) => activate(x, name),
    batchNormalisation: (x, scale, offset, { epsilon = EPSILON } = {}) => {
      const { mean, variance } = tf.moments(x, x.shape.map((_, axis) => axis).slice(0, -1));
      const count = x.size / (x.shape.at(-1) as number);
      return {
        output: tf.add(tf.mul(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, epsilon))), scale), offset),
        mean,
        variance: tf.mul(variance, count / (count - 1)),
      };
    },
    convolution: (x, kernel, { stride = 1, padding = "VALID", layout = "NHWC", activation, bias } = {}) =>
      finish(laidOut(tf.conv2d(batchFirst(x, layout), kernel as Tensor4D, stride, same[padding]), layout), bias, activation),
    dense: (x, kernel, { bias, activation } = {}) => finish(tf.matMul(x as Tensor2D, kernel as Tensor2D), bias, activation),
    maxPool: (x, { size, stride, padding = "VALID" }) => tf.maxPool<Tensor4D>(x as Tensor4D, size, stride, same[padding]),
    transposedConvolution: (x, kernel, options) => {
      const { stride = 1, padding = "VALID", layout = "NHWC", size, activation, bias } = options;
      const images = batchFirst(x, layout);
      const shape: [number, number, number, number] = [images.shape[0], ...size, kernel.shape[2] as number];
      return finish(laidOut(tf.conv2dTranspose<Tensor4D>(images, kernel as Tensor4D, shape, stride, same[padding]), layout), bias, activation);
    },
  };
}

