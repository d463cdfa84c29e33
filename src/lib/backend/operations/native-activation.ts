import type { Engine, NativeBackend, Tensor } from "../engine";
import { LEAKY_SLOPE, type Activation } from "./layer-operations";
import { attributesOf, registerKernel } from "./native-calls";

/** Bias and activation, and their gradients, as single operations. */
export interface NativeActivations {
  activate(y: Tensor, activation: Activation | undefined): Tensor;
  /** the gradient before the activation, from its output y */
  activationGradient(dy: Tensor, y: Tensor, activation: Activation | undefined): Tensor;
  addBias(y: Tensor, bias: Tensor | undefined): Tensor;
  biasGradient(dy: Tensor): Tensor;
}

export function nativeActivations({ tf }: Engine, backend: NativeBackend): NativeActivations {
  const attributes = attributesOf(backend.binding);
  const int32 = attributes.type("Tshape", backend.binding.TF_INT32);
  const ints = (values: readonly number[]) => tf.tensor1d([...values], "int32");
  const { T, nhwc } = attributes;
  const alpha = attributes.float("alpha", LEAKY_SLOPE);
  const single = (name: string, extra: Parameters<typeof backend.executeSingleOutput>[1], inputs: Tensor[]) =>
    backend.executeSingleOutput(name, [T, ...extra], inputs);
  return {
    activate(y, activation) {
      switch (activation) {
        case undefined: return y;
        case "leaky-relu": return single("LeakyRelu", [alpha], [y]);
        case "relu": return single("Relu", [], [y]);
        case "tanh": return single("Tanh", [], [y]);
      }
    },
    activationGradient(dy, y, activation) {
      switch (activation) {
        case undefined: return dy;
        // the sign of the output is the sign of the input, since the slope is positive
        case "leaky-relu": return single("LeakyReluGrad", [alpha], [dy, y]);
        case "relu": return single("ReluGrad", [], [dy, y]);
        case "tanh": return single("TanhGrad", [], [y, dy]);
      }
    },
    addBias: (y, bias) => (bias === undefined ? y : single("BiasAdd", [nhwc], [y, bias])),
    biasGradient: (dy) => {
      // as rows, since TensorFlow fuses it with the kernel's gradient otherwise, which is slower than both apart
      const rows = dy.shape.length === 2 ? dy : single("Reshape", [int32], [dy, ints([-1, dy.shape.at(-1) as number])]);
      return single("BiasAddGrad", [nhwc], [rows]);
    },
  };
}

/** The activation alone as a differentiable kernel. */
export function nativeActivationKernel(engine: Engine, { activate, activationGradient }: NativeActivations) {
  return registerKernel<{ activation: Activation }>(engine, {
    name: "LatentSkyActivation",
    forward: ({ x }, { activation }) => activate(x as Tensor, activation),
    saved: [],
    savedOutputs: [true],
    gradient: (dy, [y], { activation }) => ({ x: () => activationGradient(dy as Tensor, y as Tensor, activation) }),
  });
}
