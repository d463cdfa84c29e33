import type { Problem } from "./check-notebook";
import type { ClaimRow } from "./claims";
import type { Preset } from "./execute-notebook";

/** Time and state of one cell of a run. */
export interface CellResult {
  readonly cell: number;
  readonly firstLine: string;
  readonly status: string;
  readonly seconds: number;
}

/** What became of one notebook. */
export interface NotebookResult {
  readonly notebook: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly peakBytes: number;
  readonly claims: readonly ClaimRow[];
  readonly problems: readonly Problem[];
  readonly cells: readonly CellResult[];
  /** the executed notebook */
  readonly file?: string;
}

/** What became of all notebooks; kept in `results.json`. */
export interface RunResults {
  readonly preset: Preset;
  readonly kernel: string;
  readonly node: string;
  readonly date: string;
  readonly interrupted: boolean;
  readonly notebooks: readonly NotebookResult[];
}
