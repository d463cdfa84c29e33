import type { Engine, NativeBackend, Tensor } from "../engine";
import type { Activation, Padding } from "./layer-operations";
import type { NativeActivations } from "./native-activation";
import { attributesOf, registerKernel } from "./native-calls";
import { hasNarrowVectors } from "./processor";

/** From this size on in all three dimensions, TensorFlow's own product is the faster where vectors are narrow. */
const LARGE_PRODUCT = 128;

/** Matrix product with bias and activation. */
export function nativeDenseKernel(engine: Engine, backend: NativeBackend, activations: NativeActivations) {
  const { activate, activationGradient, addBias, biasGradient } = activations;
  const attribute = attributesOf(backend.binding);
  const narrow = engine.device === "cpu" && hasNarrowVectors();
  const types = ["Ta", "Tb", "Tout"].map((name) => attribute.type(name, backend.binding.TF_FLOAT));
  const product = (a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean) => {
    // oneDNN takes MatMul over, but not the third version of the batched product
    if (narrow && !transposeB && Math.min(...a.shape, ...b.shape) >= LARGE_PRODUCT) {
      const adjoint = [attribute.bool("adj_x", transposeA), attribute.bool("adj_y", transposeB)];
      return backend.executeSingleOutput("BatchMatMulV3", [...types, ...adjoint], [a, b]);
    }
    const transposes = [attribute.bool("transpose_a", transposeA), attribute.bool("transpose_b", transposeB)];
    return backend.executeSingleOutput("MatMul", [attribute.T, ...transposes], [a, b]);
  };
  return registerKernel<{ activation?: Activation }>(engine, {
    name: "LatentSkyDense",
    forward: ({ x, kernel, bias }, { activation }) =>
      activate(addBias(product(x as Tensor, kernel as Tensor, false, false), bias), activation),
    saved: ["x", "kernel"],
    savedOutputs: [true],
    gradient: (dy, [x, kernel, y], { activation }) => {
      const d = activationGradient(dy as Tensor, y as Tensor, activation);
      return {
        x: () => product(d, kernel as Tensor, false, true),
        kernel: () => product(x as Tensor, d, true, false),
        bias: () => biasGradient(d),
      };
    },
  });
}

/** Batch normalisation in training mode: output, batch mean, unbiased batch variance and two reserves for its gradient. */
export function nativeNormalisationKernel(engine: Engine, backend: NativeBackend) {
  const { tf } = engine;
  const attribute = attributesOf(backend.binding);
  const shared = (epsilon: number) => [
    attribute.T,
    attribute.type("U", backend.binding.TF_FLOAT),
    attribute.float("epsilon", epsilon),
    attribute.nhwc,
    attribute.bool("is_training", true),
  ];
  return registerKernel<{ epsilon: number }>(engine, {
    name: "LatentSkyBatchNormalisation",
    forward: ({ x, scale, offset }, { epsilon }) => {
      const none = tf.tensor1d([], "float32");
      const inputs = [x as Tensor, scale as Tensor, offset as Tensor, none, none];
      return backend.executeMultipleOutputs("FusedBatchNormV3", [...shared(epsilon), attribute.float("exponential_avg_factor", 1)], inputs, 6);
    },
    saved: ["x", "scale"],
    savedOutputs: [false, false, false, true, true, true],
    gradient: (dy, [x, scale, ...reserves], { epsilon }) => {
      const first = (Array.isArray(dy) ? dy[0] : dy) as Tensor;
      const inputs = [first, x as Tensor, scale as Tensor, ...reserves];
      const [dx, dScale, dOffset] = backend.executeMultipleOutputs("FusedBatchNormGradV3", shared(epsilon), inputs, 5) as [Tensor, Tensor, Tensor];
      return { x: () => dx.clone(), scale: () => dScale.clone(), offset: () => dOffset.clone() };
    },
  });
}

export function nativeMaxPoolKernel(engine: Engine, backend: NativeBackend) {
  const attribute = attributesOf(backend.binding);
  type Pooling = { readonly size: number; readonly stride: number; readonly padding: Padding };
  const list = ({ size, stride, padding }: Pooling) => [
    attribute.T,
    attribute.int("ksize", [1, size, size, 1]),
    attribute.int("strides", [1, stride, stride, 1]),
    attribute.string("padding", padding),
    attribute.nhwc,
  ];
  return registerKernel<Pooling>(engine, {
    name: "LatentSkyMaxPool",
    forward: ({ x }, a) => backend.executeSingleOutput("MaxPool", list(a), [x as Tensor]),
    saved: ["x"],
    savedOutputs: [true],
    gradient: (dy, [x, y], a) => ({
      x: () => backend.executeSingleOutput("MaxPoolGrad", list(a), [x as Tensor, y as Tensor, dy as Tensor]),
    }),
  });
}
