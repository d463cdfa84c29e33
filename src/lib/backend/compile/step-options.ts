import type { Tensor } from "../engine";
import type { Variable } from "../variables";

/** Typed arrays by name. */
export type Arrays = Readonly<Record<string, Float32Array>>;
export type Tensors = Readonly<Record<string, Tensor>>;

export interface StepOptions {
  /** names the step in errors, e.g. "solar GAN" */
  readonly name: string;
  /** shapes of the inputs, the batch included: a compiled step is made for one size */
  readonly inputs: Readonly<Record<string, readonly number[]>>;
  /** all variables that the step reads or writes */
  readonly variables: readonly Variable[];
  /** tensors made before that the step uses and that never change */
  readonly constants?: Tensors;
  /**
   * Plain tensor operations on the inputs, the variables and the constants; its outputs are float32. What it computes in
   * JavaScript is frozen: draw and count outside, and feed the result.
   */
  readonly step: (inputs: Tensors) => Tensors;
  /** "graph" where native TensorFlow runs, unless "eager" is asked for */
  readonly mode?: "graph" | "eager";
}

/** One training or sampling step, ready to run. */
export interface CompiledStep {
  readonly name: string;
  /** how it runs: as one native graph, or call by call */
  readonly mode: "graph" | "eager";
  /** nodes of the graph; 0 when eager */
  readonly nodes: number;
  /** @throws ShapeError when an input is missing, unknown or of the wrong size */
  run(inputs: Arrays): Arrays;
  /** gives variables back to the eager side and frees the graph */
  dispose(): void;
}
