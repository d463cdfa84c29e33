import { BackendError } from "../backend-error";
import type { Attribute, Engine, NativeBackend, NativeBinding, NativeTensor, NativeValues, Tensor } from "../engine";
import type { ResourceVariable } from "../variables";
import { differenceOf, type Recording } from "./compare-recordings";
import { constantBytes, GraphBuilder } from "./graph-builder";
import { faultOfOutputs } from "./step-outputs";

/** More numbers than this, not all equal, made in JavaScript during a step, are data rather than a setting. */
const LARGEST_SETTING = 16;

/** Names of the nodes that a session fetches. */
export interface FetchedNodes {
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: ReadonlyMap<string, string>;
  /** after the whole step, for steps without outputs */
  readonly finished: string;
  /** after all variables took the values fed for them */
  readonly assigned: string;
}

export interface TracedVariable {
  readonly variable: ResourceVariable;
  readonly node: string;
}

function fault(step: string, found: string, remedy: string): BackendError {
  return new BackendError({ expected: `a step "${step}" that can be compiled`, found, remedy });
}

/**
 * Writes down, as a TensorFlow graph, every native call of one eager step. Reads and writes of one variable keep their
 * order through control edges.
 */
export class Recorder {
  readonly builder: GraphBuilder;
  readonly variables: TracedVariable[] = [];
  readonly written = new Set<ResourceVariable>();
  readonly #nameOf = new Map<number, string>();
  readonly #variableOf = new Map<number, TracedVariable>();
  readonly #lastWrite = new Map<TracedVariable, string>();
  readonly #readsSince = new Map<TracedVariable, string[]>();
  readonly #writes: string[] = [];
  readonly #born = new WeakSet<object>();
  readonly #data = new Map<string, string>();
  /** of nodes that are not operations of the step, what errors call them */
  readonly #labels = new Map<string, string>();
  readonly #native: NativeBinding;
  #running = "the step itself";

  constructor(readonly step: string, readonly engine: Engine, readonly backend: NativeBackend) {
    this.#native = backend.binding;
    this.builder = new GraphBuilder(this.#native);
  }

  #id(tensor: Tensor): number {
    return this.backend.getInputTensorIds([tensor])[0] as number;
  }

  #dtype(tensor: Tensor): number {
    const { TF_BOOL, TF_FLOAT, TF_INT32 } = this.#native;
    return tensor.dtype === "float32" ? TF_FLOAT : tensor.dtype === "int32" ? TF_INT32 : TF_BOOL;
  }

  variable(variable: ResourceVariable): void {
    const { builder } = this;
    const dtype = builder.type(this.#native.TF_FLOAT);
    const shape = builder.shape(variable.shape);
    const node = builder.fresh(`variable/${variable.name}`);
    builder.node(node, "VarHandleOp", [], { dtype, shape, container: builder.string(""), shared_name: builder.string(node) });
    builder.node(`${node}/new`, "Placeholder", [], { dtype, shape });
    builder.node(`${node}/assign`, "AssignVariableOp", [node, `${node}/new`], { dtype });
    builder.node(`${node}/read`, "ReadVariableOp", [node], { dtype });
    const traced = { variable, node };
    const id = this.#id(variable.resource);
    this.#nameOf.set(id, node);
    this.#variableOf.set(id, traced);
    this.#born.add(variable.resource.dataId);
    this.variables.push(traced);
  }

  input(name: string, tensor: Tensor): string {
    const node = this.builder.fresh(`input/${name}`);
    const attributes = { dtype: this.builder.type(this.#dtype(tensor)), shape: this.builder.shape(tensor.shape) };
    this.builder.node(node, "Placeholder", [], attributes);
    this.#nameOf.set(this.#id(tensor), node);
    this.#born.add(tensor.dataId);
    return node;
  }

  constant(name: string, tensor: Tensor): void {
    const id = this.#id(tensor);
    this.#freeze(id, tensor.shape, this.#dtype(tensor), tensor.dataSync(), `constant/${name}`);
    this.#data.delete(this.#nameOf.get(id) as string);
    this.#born.add(tensor.dataId);
  }

  #freeze(id: number, shape: readonly number[], dtype: number, values: NativeValues, name = "constant"): void {
    const bytes = constantBytes(this.#native, dtype, values);
    if (bytes === undefined) throw fault(this.step, `a constant of type ${dtype}`, "Feed it as an input.");
    const node = this.builder.fresh(name);
    this.#nameOf.set(id, this.builder.constant(node, dtype, shape, bytes));
    const list = values as ArrayLike<number>;
    if (list.length > LARGEST_SETTING && Array.prototype.some.call(list, (value) => value !== list[0])) {
      this.#data.set(node, `${list.length} numbers`);
    }
  }

  #reference(id: number, op: string): string {
    const name = this.#nameOf.get(id);
    if (name === undefined) throw fault(this.step, `${op}, which uses a tensor made before`, "Pass it as an input, a variable or a constant.");
    const data = this.#data.get(name);
    if (data !== undefined) {
      const remedy = "Such numbers would be the same at every call: pass them as an input, or as a constant if that is meant.";
      throw fault(this.step, `${op}, which uses ${data} made in JavaScript`, remedy);
    }
    return name;
  }

  #operation(op: string, attributes: readonly Attribute[], inputs: readonly number[], results: readonly NativeTensor[]): void {
    const { builder } = this;
    if (/Random|Multinomial|Stateful/.test(op)) {
      throw fault(this.step, `${op}, which draws random numbers`, "Draw from a seed stream outside of the step and feed them.");
    }
    const node = builder.fresh(op);
    if (op === "VarHandleOp") {
      throw fault(this.step, "a variable made in the step", "Make variables before, and list them.");
    }
    const names = inputs.map((id) => this.#reference(id, op));
    const control = new Set<string>();
    const touched = [...new Set(inputs.flatMap((id) => this.#variableOf.get(id) ?? []))];
    for (const traced of touched) {
      const last = this.#lastWrite.get(traced);
      if (last !== undefined) control.add(`^${last}`);
      const reads = this.#readsSince.get(traced) ?? [];
      if (op === "ReadVariableOp") {
        this.#readsSince.set(traced, [...reads, node]);
        continue;
      }
      for (const read of reads) control.add(`^${read}`);
      this.#readsSince.set(traced, []);
      this.#lastWrite.set(traced, node);
      this.written.add(traced.variable);
    }
    if (touched.length > 0 && op !== "ReadVariableOp") this.#writes.push(node);
    const values = Object.fromEntries(attributes.map((attribute) => [attribute.name, builder.attribute(op, attribute)]));
    builder.node(node, op, [...names, ...control], values);
    results.forEach(({ id }, i) => this.#nameOf.set(id, i === 0 ? node : `${node}:${i}`));
  }

  #refusal(what: string, remedy: string): BackendError {
    return fault(this.step, `${what} after ${this.#running}`, remedy);
  }

  #refusedRead = () =>
    this.#refusal("that the values of a tensor are read", "What depends on them would be frozen: use tensor operations, and return them as outputs.");

  #hooks(): NativeBinding {
    const native = this.#native;
    const refuse = (what: string, remedy: string) => () => {
      throw this.#refusal(what, remedy);
    };
    const outside = "Do it outside of the step.";
    return Object.create(native, {
      executeOp: {
        value: (op: string, attributes: Attribute[], inputs: number[], outputs: number) => {
          this.#running = op;
          const results = native.executeOp(op, attributes, inputs, outputs);
          this.#operation(op, attributes, inputs, results);
          return results;
        },
      },
      createTensor: {
        value: (shape: number[], dtype: number, values: NativeValues) => {
          const id = native.createTensor(shape, dtype, values);
          this.#freeze(id, shape, dtype, values);
          return id;
        },
      },
      tensorDataSync: {
        value: () => {
          throw this.#refusedRead();
        },
      },
      runSavedModel: { value: refuse("a call of another compiled step", outside) },
      loadSavedModel: { value: refuse("a compilation", outside) },
    }) as NativeBinding;
  }

  #recording(): Recording {
    return { nodes: this.builder.nodes, labels: this.#labels };
  }

  /**
   * Compares two recordings of one step. @throws BackendError naming the first operation or output that differs, since
   * JavaScript chose it, or drew or counted a number for it, and it would be frozen
   */
  requireSame(other: Recorder): void {
    const difference = differenceOf(this.#recording(), other.#recording());
    if (difference !== undefined) throw fault(this.step, difference.found, difference.remedy);
  }

  /** Runs the step once with every native call written down. The caller restores what it changed. */
  record(step: () => Readonly<Record<string, Tensor>>): Readonly<Record<string, string>> {
    const { backend } = this;
    const random = Reflect.get(Math, "random") as () => number;
    const own = backend as unknown as Record<string, unknown>;
    let awaited: BackendError | undefined;
    const { createOutputTensor, getInputTensorIds, write } = backend;
    own["write"] = (...args: Parameters<typeof write>) => {
      const dataId = write.apply(backend, args);
      this.#born.add(dataId);
      return dataId;
    };
    own["createOutputTensor"] = (made: NativeTensor) => {
      const tensor = createOutputTensor.call(backend, made);
      this.#born.add(tensor.dataId);
      return tensor;
    };
    own["getInputTensorIds"] = (tensors: readonly Tensor[]) => {
      for (const { dataId, shape } of tensors) {
        // 64-bit scalars are numbers of the kernel's own, without a dataId
        if (dataId === undefined || this.#born.has(dataId)) continue;
        const found = `a tensor of shape [${shape.join(", ")}] made before it, used after ${this.#running}`;
        throw fault(this.step, found, "Pass it as an input, a variable or a constant.");
      }
      return getInputTensorIds.call(backend, tensors);
    };
    own["read"] = () => {
      // an error here would reject a promise that nobody holds when `compile` throws; this one stays pending
      awaited ??= this.#refusedRead();
      return new Promise(() => undefined);
    };
    backend.binding = this.#hooks();
    Reflect.set(Math, "random", () => {
      throw fault(this.step, "numbers drawn from the global random generator", "Draw from a seed stream outside of the step and feed them.");
    });
    try {
      const outputs = step();
      const wrong = faultOfOutputs(this.engine, this.step, outputs);
      if (awaited !== undefined || wrong !== undefined) throw awaited ?? wrong;
      return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, this.#reference(this.#id(tensor), `output "${name}"`)]));
    } finally {
      backend.binding = this.#native;
      Reflect.set(Math, "random", random);
      for (const hook of ["write", "createOutputTensor", "getInputTensorIds", "read"]) delete own[hook];
    }
  }

  /** Adds the nodes that callers fetch: each output after all writes, and one that initialises all variables. */
  finish(inputs: FetchedNodes["inputs"], outputs: Readonly<Record<string, string>>): FetchedNodes {
    const { builder } = this;
    const float = this.#native.TF_FLOAT;
    const writes = builder.node(builder.fresh("all_writes"), "NoOp", this.#writes.map((node) => `^${node}`), {});
    this.#labels.set(writes, "the end of the step");
    const fetched = new Map<string, string>();
    for (const [name, source] of Object.entries(outputs)) {
      const node = builder.fresh(`output/${name}`);
      this.#labels.set(node, `the output "${name}"`);
      fetched.set(name, builder.node(node, "Identity", [source, `^${writes}`], { T: builder.type(float) }));
    }
    const zero = Buffer.alloc(4);
    const finished = builder.constant(builder.fresh("finished"), float, [], zero, [`^${writes}`]);
    this.#labels.set(finished, "the end of the step");
    const assigns = this.variables.map(({ node }) => `^${node}/assign`);
    return {
      inputs,
      outputs: fetched,
      finished,
      assigned: builder.constant(builder.fresh("assigned"), float, [], zero, assigns),
    };
  }
}
