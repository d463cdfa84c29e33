import type { Attribute, Engine, NativeBackend, NativeBinding, Tensor } from "../engine";

/** Attribute records by type, named as TensorFlow's operation definitions name them. */
export interface Attributes {
  bool(name: string, value: boolean): Attribute;
  float(name: string, value: number): Attribute;
  int(name: string, value: number | readonly number[]): Attribute;
  shape(name: string, value: readonly number[]): Attribute;
  string(name: string, value: string): Attribute;
  type(name: string, value: number): Attribute;
  /** T = float32 */
  readonly T: Attribute;
  /** data_format = NHWC */
  readonly nhwc: Attribute;
}

export function attributesOf(binding: NativeBinding): Attributes {
  const make = (type: number) => (name: string, value: Attribute["value"]): Attribute => ({ name, type, value });
  const [string, type] = [make(binding.TF_ATTR_STRING), make(binding.TF_ATTR_TYPE)];
  return {
    bool: make(binding.TF_ATTR_BOOL),
    float: make(binding.TF_ATTR_FLOAT),
    int: make(binding.TF_ATTR_INT),
    shape: make(binding.TF_ATTR_SHAPE),
    string,
    type,
    T: type("T", binding.TF_FLOAT),
    nhwc: string("data_format", "NHWC"),
  };
}

type Inputs = Readonly<Record<string, Tensor>>;

/** A kernel of ours on the native backend, with its gradient. */
export interface NativeKernel<A extends object> {
  readonly name: string;
  forward(inputs: Inputs, attributes: A): Tensor | Tensor[];
  /** inputs that the gradient needs */
  readonly saved: readonly string[];
  /** which outputs the gradient needs */
  readonly savedOutputs: readonly boolean[];
  gradient(dy: Tensor | Tensor[], saved: readonly Tensor[], attributes: A): Readonly<Record<string, () => Tensor>>;
}

/** Registers a kernel under its name and returns the differentiable function that runs it. */
export function registerKernel<A extends object>(
  { tf }: Engine,
  { name, forward, saved, savedOutputs, gradient }: NativeKernel<A>,
): (inputs: Inputs, attributes: A) => Tensor | Tensor[] {
  tf.registerKernel({
    kernelName: name,
    backendName: "tensorflow",
    kernelFunc: ({ inputs, attrs }) => tf.tidy(() => forward(inputs as Record<string, Tensor>, attrs as never)),
  });
  tf.registerGradient({
    kernelName: name,
    inputsToSave: [...saved],
    outputsToSave: [...savedOutputs],
    gradFunc: (dy, tensors, attrs) => ({ ...gradient(dy, tensors, attrs as never) }),
  });
  return (inputs, attributes) => tf.engine().runKernel(name, { ...inputs }, attributes as never);
}

/** Runs an operation for its effect alone, such as the assignment of a resource variable. */
export function effect(backend: NativeBackend, name: string, attributes: readonly Attribute[], inputs: readonly Tensor[]): void {
  backend.binding.executeOp(name, attributes, backend.getInputTensorIds(inputs), 0);
}
