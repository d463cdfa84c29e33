import type { Attribute, Engine, NativeBackend, Tensor } from "../engine";
import type { Activation, Layout, Padding } from "./layer-operations";
import type { NativeActivations } from "./native-activation";
import { attributesOf, registerKernel } from "./native-calls";
import { subPixel } from "./sub-pixel";

interface ConvolutionAttributes {
  readonly stride: number;
  readonly padding: Padding;
  readonly layout: Layout;
  readonly activation?: Activation;
}

interface TransposedAttributes extends ConvolutionAttributes {
  /** shape of the output, in the layout's order */
  readonly shape: readonly number[];
}

/** A convolution and the two adjoints that make its gradients and its transpose. */
interface Adjoints {
  forward(x: Tensor, kernel: Tensor, attributes: ConvolutionAttributes): Tensor;
  toInput(shape: readonly number[], kernel: Tensor, dy: Tensor, attributes: ConvolutionAttributes): Tensor;
  toKernel(x: Tensor, shape: readonly number[], dy: Tensor, attributes: ConvolutionAttributes): Tensor;
}

function adjoints2d({ tf }: Engine, backend: NativeBackend): Adjoints {
  const attribute = attributesOf(backend.binding);
  const list = ({ stride, padding }: ConvolutionAttributes): Attribute[] => [
    attribute.T,
    attribute.int("strides", [1, stride, stride, 1]),
    attribute.string("padding", padding),
    attribute.nhwc,
    attribute.bool("use_cudnn_on_gpu", true),
    attribute.int("dilations", [1, 1, 1, 1]),
  ];
  const ints = (values: readonly number[]) => tf.tensor1d([...values], "int32");
  // TensorFlow 2.21 writes where it must not, and gives wrong gradients, when a 1x1 kernel of few channels leaves the last
  // rows unread, as with stride 2 on an even side
  const read = (x: Tensor, [k]: readonly number[], dy: Tensor, { stride }: ConvolutionAttributes) => {
    const sizes = x.shape.map((size, axis) => (axis === 1 || axis === 2 ? Math.min(size, ((dy.shape[axis] as number) - 1) * stride + 1) : size));
    return k === 1 && sizes.some((size, axis) => size !== x.shape[axis]) ? tf.slice(x, [0, 0, 0, 0], sizes) : x;
  };
  return {
    forward: (x, kernel, a) => backend.executeSingleOutput("Conv2D", list(a), [x, kernel]),
    toInput: (shape, kernel, dy, a) => backend.executeSingleOutput("Conv2DBackpropInput", list(a), [ints(shape), kernel, dy]),
    toKernel: (x, shape, dy, a) =>
      backend.executeSingleOutput("Conv2DBackpropFilter", list(a), [read(x, shape, dy, a), ints(shape), dy]),
  };
}

// On 3 to 17 pixels a 2-D convolution leaves most of a vector register empty, its inner block being one row of the image;
// with the batch as third spatial axis of a 3-D convolution it is full.
function adjoints3d({ tf }: Engine, backend: NativeBackend): Adjoints {
  const attribute = attributesOf(backend.binding);
  const int32 = attribute.type("Tshape", backend.binding.TF_INT32);
  const list = ({ stride, padding }: ConvolutionAttributes): Attribute[] => [
    attribute.T,
    attribute.int("strides", [1, stride, stride, 1, 1]),
    attribute.string("padding", padding),
    attribute.string("data_format", "NDHWC"),
    attribute.int("dilations", [1, 1, 1, 1, 1]),
  ];
  const ints = (values: readonly number[]) => tf.tensor1d([...values], "int32");
  const reshape = (x: Tensor, shape: readonly number[]) =>
    backend.executeSingleOutput("Reshape", [attribute.T, int32], [x, ints(shape)]);
  const up = (x: Tensor) => reshape(x, [1, ...x.shape]);
  const down = (x: Tensor) => reshape(x, x.shape.slice(1));
  const kernelShape = ([h = 0, w = 0, ci = 0, co = 0]: readonly number[]) => [h, w, 1, ci, co];
  const upKernel = (kernel: Tensor) => reshape(kernel, kernelShape(kernel.shape));
  return {
    forward: (x, kernel, a) => down(backend.executeSingleOutput("Conv3D", list(a), [up(x), upKernel(kernel)])),
    toInput: (shape, kernel, dy, a) =>
      down(backend.executeSingleOutput("Conv3DBackpropInputV2", [...list(a), int32], [ints([1, ...shape]), upKernel(kernel), up(dy)])),
    toKernel: (x, shape, dy, a) =>
      reshape(backend.executeSingleOutput("Conv3DBackpropFilterV2", list(a), [up(x), ints(kernelShape(shape)), up(dy)]), shape),
  };
}

/** Whether a transposed convolution is worth interleaving: see {@link subPixel}. */
const interleaves = (shape: readonly number[], { stride }: ConvolutionAttributes) => stride === 2 && shape[3] === 1;

/** Convolution and transposed convolution with bias and activation, one operation for each gradient. */
export function nativeConvolutionKernels(engine: Engine, backend: NativeBackend, activations: NativeActivations) {
  const { activate, activationGradient, addBias, biasGradient } = activations;
  const direct: Readonly<Record<Layout, Adjoints>> = { NHWC: adjoints2d(engine, backend), HWNC: adjoints3d(engine, backend) };
  const toInput: Adjoints["toInput"] = (shape, kernel, dy, a) => {
    const { layout, padding } = a;
    if (!interleaves(shape, a)) return direct[layout].toInput(shape, kernel, dy, a);
    const convolve = (x: Tensor, phases: Tensor) => direct[layout].forward(x, phases, { stride: 1, padding: "VALID", layout });
    return subPixel(engine, convolve, { x: dy, kernel, shape, padding, layout });
  };
  const convolution = registerKernel<ConvolutionAttributes>(engine, {
    name: "LatentSkyConvolution",
    forward: ({ x, kernel, bias }, a) =>
      activate(addBias(direct[a.layout].forward(x as Tensor, kernel as Tensor, a), bias), a.activation),
    saved: ["x", "kernel"],
    savedOutputs: [true],
    gradient: (dy, [x, kernel, y], a) => {
      const { toKernel } = direct[a.layout];
      const d = activationGradient(dy as Tensor, y as Tensor, a.activation);
      return {
        x: () => toInput((x as Tensor).shape, kernel as Tensor, d, a),
        kernel: () => toKernel(x as Tensor, (kernel as Tensor).shape, d, a),
        bias: () => biasGradient(d),
      };
    },
  });
  const transposedConvolution = registerKernel<TransposedAttributes>(engine, {
    name: "LatentSkyTransposedConvolution",
    forward: ({ x, kernel, bias }, a) =>
      activate(addBias(toInput(a.shape, kernel as Tensor, x as Tensor, a), bias), a.activation),
    saved: ["x", "kernel"],
    savedOutputs: [true],
    gradient: (dy, [x, kernel, y], a) => {
      const { forward, toKernel } = direct[a.layout];
      const d = activationGradient(dy as Tensor, y as Tensor, a.activation);
      return {
        x: () => forward(d, kernel as Tensor, a),
        kernel: () => toKernel(d, (kernel as Tensor).shape, x as Tensor, a),
        bias: () => biasGradient(d),
      };
    },
  });
  return { convolution, transposedConvolution };
}
