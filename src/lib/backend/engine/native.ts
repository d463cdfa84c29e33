import type { Tensor } from "@tensorflow/tfjs";
import type { Engine } from "./engines";

/** One attribute of a TensorFlow operation, as the addon takes it. */
export interface Attribute {
  readonly name: string;
  readonly type: number;
  readonly value: boolean | number | string | readonly number[];
}

/** What the addon says of a tensor that it made. */
export interface NativeTensor {
  readonly id: number;
  readonly shape: number[];
  readonly dtype: number;
}

export type NativeValues = ArrayBufferView | readonly number[] | readonly boolean[];

/** The addon's own functions and TensorFlow's constants. */
export interface NativeBinding {
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_SHAPE: number;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_BOOL: number;
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  readonly TF_INT64: number;
  createTensor(shape: readonly number[], dtype: number, values: NativeValues): number;
  deleteSavedModel(id: number): void;
  executeOp(name: string, attributes: readonly Attribute[], inputs: readonly number[], outputs: number): NativeTensor[];
  loadSavedModel(folder: string, tags: string): number;
  runSavedModel(id: number, inputs: readonly number[], inputNames: string, outputNames: string): NativeTensor[];
  tensorDataSync(id: number): ArrayBufferView;
}

/** The part of tfjs-node's backend that the native operations and the graph recorder use. */
export interface NativeBackend {
  binding: NativeBinding;
  createOutputTensor(made: NativeTensor): Tensor;
  executeMultipleOutputs(name: string, attributes: readonly Attribute[], inputs: readonly Tensor[], outputs: number): Tensor[];
  executeSingleOutput(name: string, attributes: readonly Attribute[], inputs: readonly Tensor[]): Tensor;
  getInputTensorIds(tensors: readonly Tensor[]): number[];
  write(values: unknown, shape: number[], dtype: string): object;
}

/** The native backend of an engine, or nothing where another engine runs. */
export function nativeBackend(engine: Engine): NativeBackend | undefined {
  return engine.name === "tensorflow" ? (engine.tf.backend() as unknown as NativeBackend) : undefined;
}
