import { CLAIMS_MIME, readClaims } from "./claims";
import { bundleBytes, checkFigure, isFigure, notebookBytes } from "./check-figure";
import { clip, describeError, strayErrors, streamText } from "./describe-error";
import { firstSourceLine, isRecord, isRunnable, type Notebook, type NotebookCell } from "./notebook-file";

/** Something that makes a notebook fail, with its place. `cell` counts from 1; without it, the whole notebook. */
export interface Problem {
  readonly notebook: string;
  readonly cell?: number;
  readonly firstLine?: string;
  readonly error: string;
}

/** What {@link checkNotebook} is told beside the notebook. */
export interface CheckOptions {
  /** the preset of the run; claims made in another are a problem */
  readonly preset?: string;
  /** a committed notebook, whose execution counts are normalised away */
  readonly committed?: boolean;
}

/** Limit of a whole notebook, in bytes of its JSON without widget state. */
export const NOTEBOOK_BUDGET = 4_000_000;

/**
 * Everything wrong with an executed notebook; none means green. A notebook passes when every code cell ran, in order
 * and with an `ok` reply, no output reports an error (an unawaited rejection neither), every figure has its MIME types
 * and keeps its budget, no output belongs to no cell, and there are claims of which none fails.
 *
 * @param notebook as `execute.py` leaves it: `metadata.latent_sky_run` of cells and notebook hold the client's view
 */
export function checkNotebook(name: string, notebook: Notebook, options: CheckOptions = {}): Problem[] {
  const problems: Problem[] = [];
  const strays = new Set<string>();
  let lastCount = 0;
  let broken = false;
  let claims = false;
  notebook.cells.forEach((cell, index) => {
    const report = (error: string): void => {
      problems.push({ notebook: name, cell: index + 1, firstLine: firstSourceLine(cell), error });
    };
    if (!isRunnable(cell)) return;
    const failure = failureOf(cell);
    if (failure !== undefined) report(failure);
    // after the cell that broke the run, the others are expected not to have run
    if (failure === undefined && !broken && options.committed !== true) {
      const count = cell.execution_count;
      if (typeof count !== "number") report("the cell was never run");
      else if (count <= lastCount) report(`the cell ran out of order (execution count ${count} after ${lastCount})`);
      else lastCount = count;
    }
    broken ||= failure !== undefined;
    for (const stray of strayErrors(cell)) {
      // a kernel may show a late error both where it belongs and in the cell that ran meanwhile
      const [head = ""] = stray.split("\n");
      if (!strays.has(head)) report(stray);
      strays.add(head);
    }
    outputProblems(cell, options).forEach(report);
    claims ||= (cell.outputs ?? []).some((output) => output.data?.[CLAIMS_MIME] !== undefined);
  });
  for (const error of wholeProblems(notebook, claims || broken)) problems.push({ notebook: name, error });
  return problems;
}

function failureOf(cell: NotebookCell): string | undefined {
  const run = isRecord(cell.metadata.latent_sky_run) ? cell.metadata.latent_sky_run : {};
  const status = run.status ?? "ok";
  const error = (cell.outputs ?? []).find((output) => output.output_type === "error");
  if (status === "timeout" || status === "died" || status === "stopped") return String(run.message ?? status);
  if (error !== undefined) return describeError(error, cell.execution_count);
  if (status === "ok") return undefined;
  if (status !== "error") return `the kernel skipped the cell (it answered "${String(status)}")`;
  // the stock tslab kernel writes the error to stderr and sends no message of it
  const stderr = streamText(cell, "stderr").trim();
  return stderr === "" ? "the kernel answered with an error and gave no reason" : clip(stderr);
}

function outputProblems(cell: NotebookCell, { preset }: CheckOptions): string[] {
  const problems: string[] = [];
  for (const output of cell.outputs ?? []) {
    if (isFigure(output)) problems.push(...checkFigure(output));
    try {
      const claims = readClaims(output);
      if (claims?.preset !== undefined && preset !== undefined && claims.preset !== preset) {
        problems.push(`claims of the preset "${claims.preset}" in a run of "${preset}"`);
      }
      for (const { id, what, ours, target } of claims?.rows.filter(({ verdict }) => verdict === "fail") ?? []) {
        problems.push(`claim ${id} fails: ${what}: ours ${JSON.stringify(ours)}, target ${JSON.stringify(target)}`);
      }
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  return problems;
}

function wholeProblems(notebook: Notebook, excused: boolean): string[] {
  const problems: string[] = [];
  const run = isRecord(notebook.metadata.latent_sky_run) ? notebook.metadata.latent_sky_run : {};
  for (const text of Array.isArray(run.unowned) ? run.unowned : []) {
    problems.push(`output that belongs to no cell: ${clip(String(text))}`);
  }
  const size = notebookBytes(notebook);
  if (size > NOTEBOOK_BUDGET) {
    const most = `most of it in cell ${largestCell(notebook)}`;
    problems.push(`the notebook has ${kilobytes(size)}, more than ${kilobytes(NOTEBOOK_BUDGET)}; ${most}`);
  }
  if (!excused) problems.push("the notebook ends without claims: call claims([...]) in its last cells");
  return problems;
}

function largestCell(notebook: Notebook): number {
  const sizes = notebook.cells.map((cell) =>
    (cell.outputs ?? []).reduce((sum, output) => sum + bundleBytes(output), 0),
  );
  return sizes.indexOf(Math.max(...sizes)) + 1;
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} kB`;
}
