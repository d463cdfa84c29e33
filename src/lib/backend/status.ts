import type { BackendName } from "./backend-info";

/** Which engine computes, for the summary line of a notebook and for errors. */
export interface BackendStatus {
  readonly name: BackendName | "none";
  /** one line: what runs, and why not something better */
  readonly description: string;
  /** tensors alive in the engine */
  readonly tensors: number;
}

let current: { name: BackendName; description: string; countTensors: () => number } | undefined;

/** Remembers the engine that was started. */
export function setStatus(name: BackendName, description: string, countTensors: () => number): void {
  current = { name, description, countTensors };
}

/** What computes now; `none` until `startBackend` ran. Never loads an engine by itself. */
export function backendStatus(): BackendStatus {
  if (current === undefined) return { name: "none", description: "no tensor engine was needed", tensors: 0 };
  return { name: current.name, description: current.description, tensors: current.countTensors() };
}
