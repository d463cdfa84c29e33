import { ShapeError } from "../../errors";
import { nativeBackend, type Engine, type NativeBackend, type Tensor } from "../engine";
import { attributesOf, effect, type Attributes } from "../operations";

/** A named float32 array that steps read and write: a weight, an optimiser's moment, a running statistic, a step count. */
export interface Variable {
  readonly name: string;
  readonly shape: readonly number[];
  /** the current value as a tensor; call it in a step */
  read(): Tensor;
  /** @throws ShapeError when the shape differs */
  assign(value: Tensor): void;
  /** a copy of the current value */
  data(): Float32Array;
  /** @throws ShapeError when the number of values differs */
  load(values: Float32Array): void;
  /** frees its memory; it must not be used afterwards */
  dispose(): void;
}

/** A compiled graph that keeps copies of variables of its own. */
export interface VariableHome {
  valueOf(variable: ResourceVariable): Tensor;
}

function checkShape({ name, shape }: Variable, found: readonly number[]): void {
  if (found.length === shape.length && found.every((n, axis) => n === shape[axis])) return;
  const remedy = "Assign a tensor of the variable's own shape.";
  throw new ShapeError({ expected: `shape [${shape.join(", ")}] for the variable "${name}"`, found: `[${found.join(", ")}]`, remedy });
}

function checkLength({ name, shape }: Variable, values: Float32Array): void {
  const size = shape.reduce((product, n) => product * n, 1);
  if (values.length === size) return;
  const remedy = `Its shape is [${shape.join(", ")}].`;
  throw new ShapeError({ expected: `${size} values for the variable "${name}"`, found: `${values.length}`, remedy });
}

let count = 0;

/** A variable in TensorFlow's own memory, which optimisers update in place and compiled graphs take over while they run. */
export class ResourceVariable implements Variable {
  readonly shape: readonly number[];
  /** grows with every write, so that each home knows whether its copy is still good */
  version = 0;
  /** the graph that holds the newest value; nothing while that is the eager resource */
  home: VariableHome | undefined;
  readonly #attribute: Attributes;
  readonly #handle: Tensor;

  constructor(readonly engine: Engine, readonly backend: NativeBackend, readonly name: string, shape: readonly number[]) {
    this.shape = [...shape];
    this.#attribute = attributesOf(backend.binding);
    const { string, shape: shaped } = this.#attribute;
    const unique = string("shared_name", `latent-sky-${count++}`);
    const attributes = [string("container", ""), unique, this.#float(), shaped("shape", shape)];
    this.#handle = engine.tf.keep(backend.executeSingleOutput("VarHandleOp", attributes, []));
  }

  #float = () => this.#attribute.type("dtype", this.backend.binding.TF_FLOAT);

  /** the resource itself, for graph recorders */
  get resource(): Tensor {
    return this.#handle;
  }

  /** the resource, holding the newest value, about to be changed by an operation */
  forUpdate(): Tensor {
    this.settle();
    this.version++;
    return this.#handle;
  }

  /** brings the newest value back from the graph that holds it */
  settle(): void {
    if (this.home === undefined) return;
    const value = this.home.valueOf(this);
    this.home = undefined;
    this.#write(value);
    value.dispose();
  }

  #write(value: Tensor): void {
    effect(this.backend, "AssignVariableOp", [this.#float()], [this.#handle, value]);
  }

  read(): Tensor {
    if (this.home !== undefined) return this.home.valueOf(this);
    return this.backend.executeSingleOutput("ReadVariableOp", [this.#float()], [this.#handle]);
  }

  assign(value: Tensor): void {
    checkShape(this, value.shape);
    this.home = undefined;
    this.version++;
    this.#write(value);
  }

  data(): Float32Array {
    const value = this.read();
    const values = value.dataSync<"float32">().slice();
    value.dispose();
    return values;
  }

  load(values: Float32Array): void {
    checkLength(this, values);
    // TensorFlow may keep the given memory itself where it is aligned, and updates it in place
    const value = this.engine.tf.tensor(values.slice(), [...this.shape]);
    this.assign(value);
    value.dispose();
  }

  dispose(): void {
    this.home = undefined;
    effect(this.backend, "DestroyResourceOp", [this.#attribute.bool("ignore_lookup_error", true)], [this.#handle]);
    this.#handle.dispose();
  }
}

/** A variable of plain tfjs, for the other engines. */
class PlainVariable implements Variable {
  readonly shape: readonly number[];
  #value: Tensor;

  constructor(readonly engine: Engine, readonly name: string, shape: readonly number[]) {
    this.shape = [...shape];
    this.#value = engine.tf.keep(engine.tf.zeros([...shape]));
  }

  read(): Tensor {
    return this.#value.clone();
  }

  assign(value: Tensor): void {
    checkShape(this, value.shape);
    const before = this.#value;
    this.#value = this.engine.tf.keep(value.clone());
    before.dispose();
  }

  data(): Float32Array {
    return this.#value.dataSync<"float32">().slice();
  }

  load(values: Float32Array): void {
    checkLength(this, values);
    const value = this.engine.tf.tensor(values.slice(), [...this.shape]);
    this.assign(value);
    value.dispose();
  }

  dispose(): void {
    this.#value.dispose();
  }
}

/** A new variable with these values. @throws ShapeError when their number does not fit the shape */
export function makeVariable(engine: Engine, name: string, shape: readonly number[], values: Float32Array): Variable {
  const backend = nativeBackend(engine);
  const variable = backend === undefined ? new PlainVariable(engine, name, shape) : new ResourceVariable(engine, backend, name, shape);
  variable.load(values);
  return variable;
}
