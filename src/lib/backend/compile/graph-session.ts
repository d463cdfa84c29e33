import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BackendError } from "../backend-error";
import type { Engine, NativeBackend, Tensor } from "../engine";
import type { ResourceVariable, VariableHome } from "../variables";
import type { StepOptions, Tensors } from "./step-options";
import { Recorder, type FetchedNodes, type TracedVariable } from "./recorder";

/** Writes a SavedModel where no other process looks, and loads it. */
function load({ binding }: NativeBackend, step: string, model: Uint8Array): number {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), "latent-sky-graph-"));
    writeFileSync(join(folder, "saved_model.pb"), model);
    return binding.loadSavedModel(folder, "serve");
  } catch (error) {
    throw new BackendError({
      expected: `the step "${step}" to be compiled through a file of ${(model.length / 1e6).toFixed(1)} MB in ${tmpdir()}`,
      found: error instanceof Error ? error.message : String(error),
      remedy: "Free some space there, or point TMPDIR at another folder.",
      cause: error,
    });
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the step once eagerly, written down, and puts back what it changed. */
function recordStep(recorder: Recorder, { tf }: Engine, options: StepOptions, variables: readonly ResourceVariable[]): FetchedNodes {
  for (const variable of variables) variable.settle();
  const before = variables.map((variable) => tf.keep(variable.read()));
  const versions = variables.map(({ version }) => version);
  try {
    let fetched: FetchedNodes | undefined;
    tf.tidy(() => {
      for (const variable of variables) recorder.variable(variable);
      const inputs: Record<string, Tensor> = {};
      const nodes: Record<string, string> = {};
      for (const [name, shape] of Object.entries(options.inputs)) {
        // not zero: some gradients are undefined there
        const input = tf.fill([...shape], 0.5);
        nodes[name] = recorder.input(name, input);
        inputs[name] = input;
      }
      for (const [name, tensor] of Object.entries(options.constants ?? {})) recorder.constant(name, tensor);
      fetched = recorder.finish(nodes, recorder.record(() => options.step(inputs)));
    });
    return fetched as unknown as FetchedNodes;
  } finally {
    variables.forEach((variable, i) => {
      const value = before[i] as Tensor;
      if (variable.version !== versions[i]) variable.assign(value);
      value.dispose();
    });
  }
}

/** A recorded step in a session of its own, with copies of the variables that it exchanges with their other homes. */
export class GraphSession implements VariableHome {
  readonly nodes: number;
  readonly #session: number;
  readonly #fetched: FetchedNodes;
  readonly #variables: readonly TracedVariable[];
  readonly #written: readonly ResourceVariable[];
  readonly #versions = new Map<ResourceVariable, number>();
  readonly #nodeOf = new Map<ResourceVariable, string>();

  constructor(readonly engine: Engine, readonly backend: NativeBackend, options: StepOptions, variables: readonly ResourceVariable[]) {
    const recorder = new Recorder(options.name, engine, backend);
    const distinct = [...new Set(variables)];
    this.#fetched = recordStep(recorder, engine, options, distinct);
    const again = new Recorder(options.name, engine, backend);
    recordStep(again, engine, options, distinct);
    recorder.requireSame(again);
    this.#variables = recorder.variables;
    this.#written = [...recorder.written];
    this.nodes = recorder.builder.nodes.length;
    for (const { variable, node } of this.#variables) this.#nodeOf.set(variable, node);
    this.#session = load(backend, options.name, recorder.builder.savedModel());
  }

  #call(feeds: readonly (readonly [string, Tensor])[], fetches: readonly string[]): Tensor[] {
    const ids = this.backend.getInputTensorIds(feeds.map(([, tensor]) => tensor));
    const names = (nodes: readonly string[]) => nodes.map((node) => `${node}:0`).join(",");
    const made = this.backend.binding.runSavedModel(this.#session, ids, names(feeds.map(([node]) => node)), names(fetches));
    return made.map((tensor) => this.backend.createOutputTensor(tensor));
  }

  valueOf(variable: ResourceVariable): Tensor {
    return this.#call([], [`${this.#nodeOf.get(variable)}/read`])[0] as Tensor;
  }

  /** Brings the variables that were written elsewhere since the last call. */
  #refresh(): void {
    const stale = this.#variables.filter(({ variable }) => this.#versions.get(variable) !== variable.version);
    if (stale.length === 0) return;
    // the one fetch assigns every variable, so that all must be fed
    const feeds = this.#variables.map(({ variable, node }) => [`${node}/new`, variable.read()] as const);
    for (const tensor of this.#call(feeds, [this.#fetched.assigned])) tensor.dispose();
    for (const [, tensor] of feeds) tensor.dispose();
    for (const { variable } of this.#variables) this.#versions.set(variable, variable.version);
  }

  run(inputs: Tensors): Record<string, Float32Array> {
    this.#refresh();
    const feeds = Object.entries(this.#fetched.inputs).map(([name, node]) => [node, inputs[name] as Tensor] as const);
    const names = [...this.#fetched.outputs.keys()];
    const results = this.#call(feeds, [...this.#fetched.outputs.values(), this.#fetched.finished]);
    for (const variable of this.#written) {
      variable.home = this;
      this.#versions.set(variable, ++variable.version);
    }
    const outputs: Record<string, Float32Array> = {};
    names.forEach((name, i) => {
      outputs[name] = (results[i] as Tensor).dataSync<"float32">().slice();
    });
    for (const tensor of results) tensor.dispose();
    return outputs;
  }

  dispose(): void {
    for (const { variable } of this.#variables) if (variable.home === this) variable.settle();
    this.backend.binding.deleteSavedModel(this.#session);
  }
}
