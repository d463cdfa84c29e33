/** The tensor engines there are, best first. */
export type BackendName = "tensorflow" | "wasm" | "cpu";

/** A started tensor engine, as a cell may know it. */
export interface BackendInfo {
  readonly name: BackendName;
  /** e.g. "TensorFlow 2.21.0" */
  readonly version: string;
  readonly device: "cpu" | "gpu";
  /** threads of one operation */
  readonly threads: number;
}

/** How a tensor engine is chosen. */
export interface BackendOptions {
  /** run this engine or fail; default LATENT_SKY_BACKEND, else the best that runs */
  readonly force?: BackendName | undefined;
  /** where the one line about the choice goes; default `console.log` */
  readonly print?: (line: string) => void;
}
