import type { Engine, NativeBackend, Tensor } from "../engine";
import type { LayerOperations } from "./layer-operations";
import { nativeActivationKernel, nativeActivations } from "./native-activation";
import { nativeConvolutionKernels } from "./native-convolution";
import { nativeDenseKernel, nativeMaxPoolKernel, nativeNormalisationKernel } from "./native-kernels";

const EPSILON = 1e-5;

/** The layers on native TensorFlow; registers their kernels, so call it once per process. */
export function nativeOperations(engine: Engine, backend: NativeBackend): LayerOperations {
  const activations = nativeActivations(engine, backend);
  const activation = nativeActivationKernel(engine, activations);
  const { convolution, transposedConvolution } = nativeConvolutionKernels(engine, backend, activations);
  const denseKernel = nativeDenseKernel(engine, backend, activations);
  const normalisation = nativeNormalisationKernel(engine, backend);
  const pooling = nativeMaxPoolKernel(engine, backend);
  const withBias = (inputs: Record<string, Tensor>, bias: Tensor | undefined) => (bias === undefined ? inputs : { ...inputs, bias });
  return {
    activate: (x, name) => activation({ x }, { activation: name }) as Tensor,
    batchNormalisation: (x, scale, offset, { epsilon = EPSILON } = {}) => {
      const [n = 0, channels = 0] = x.shape;
      const flat = x.shape.length === 2;
      const [y, mean, variance] = normalisation({ x: flat ? x.reshape([n, 1, 1, channels]) : x, scale, offset }, { epsilon }) as Tensor[];
      return { output: flat ? (y as Tensor).reshape(x.shape) : (y as Tensor), mean: mean as Tensor, variance: variance as Tensor };
    },
    convolution: (x, kernel, { stride = 1, padding = "VALID", layout = "NHWC", activation: name, bias } = {}) =>
      convolution(withBias({ x, kernel }, bias), { stride, padding, layout, activation: name }) as Tensor,
    dense: (x, kernel, { bias, activation: name } = {}) => denseKernel(withBias({ x, kernel }, bias), { activation: name }) as Tensor,
    maxPool: (x, { size, stride, padding = "VALID" }) => pooling({ x }, { size, stride, padding }) as Tensor,
    transposedConvolution: (x, kernel, options) => {
      const { stride = 1, padding = "VALID", layout = "NHWC", size, activation: name, bias } = options;
      const channels = kernel.shape[2] as number;
      const shape = layout === "NHWC" ? [x.shape[0] as number, ...size, channels] : [...size, x.shape[2] as number, channels];
      return transposedConvolution(withBias({ x, kernel }, bias), { stride, padding, layout, shape, activation: name }) as Tensor;
    },
  };
}
