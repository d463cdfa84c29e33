import { join } from "node:path";
import { checkNotebook, type Problem } from "./check-notebook";
import { collectClaims } from "./claims";
import { executeNotebook, type Execution, type Preset } from "./execute-notebook";
import type { NotebookPath } from "./find-notebooks";
import { lockFolder } from "./folder-lock";
import { keepFile } from "./keep-file";
import { firstSourceLine, isRecord, isRunnable, readNotebook, type Notebook } from "./notebook-file";
import { normaliseNotebook, notebookText } from "./normalise-notebook";
import { formatProblems, formatResult } from "./report-line";
import type { CellResult, NotebookResult, RunResults } from "./results";
import { statusLine, type StatusLine } from "./status-line";

/** How long a cell and a notebook may take, in seconds, unless told otherwise. */
export const TIME_LIMITS: Readonly<Record<Preset, { readonly cell: number; readonly notebook: number }>> = {
  smoke: { cell: 120, notebook: 240 },
  workshop: { cell: 600, notebook: 1200 },
  paper: { cell: 86_400, notebook: 172_800 },
};

/** How {@link runNotebooks} runs. */
export interface RunOptions {
  readonly preset: Preset;
  /** folder of the outputs; they go to its subfolder named like the preset */
  readonly out: string;
  readonly kernel?: string;
  /** seconds for each cell without a limit of its own */
  readonly cellTimeout?: number;
  /** seconds for each notebook */
  readonly limit?: number;
  /** put normalised outputs into the notebooks that passed */
  readonly write?: boolean;
  readonly signal?: AbortSignal;
  readonly log?: (line: string) => void;
  /** where the running cell is named; a terminal's foot by default */
  readonly status?: StatusLine;
}

/**
 * Runs notebooks one after the other, goes on after a failure, prints a line for each, and keeps the executed notebooks
 * and `results.json` in `<out>/<preset>/`.
 *
 * @throws UserError when another run uses the folder
 */
export async function runNotebooks(notebooks: readonly NotebookPath[], options: RunOptions): Promise<RunResults> {
  const { preset, out, kernel = "as the notebook says", signal, log = console.log, status = statusLine() } = options;
  const folder = join(out, preset);
  const unlock = lockFolder(folder);
  const date = new Date().toISOString();
  const results: NotebookResult[] = [];
  const summary = (): RunResults => ({
    preset,
    kernel,
    node: process.version,
    date,
    interrupted: signal?.aborted === true,
    notebooks: results,
  });
  try {
    for (const notebook of notebooks) {
      if (signal?.aborted === true) break;
      const result = await runNotebook(notebook, folder, options);
      results.push(result);
      status.clear();
      log(formatResult(result));
      formatProblems(result.problems).forEach((line) => log(line));
      keepFile(join(folder, "results.json"), `${JSON.stringify(summary(), null, 1)}\n`);
    }
    return summary();
  } finally {
    unlock();
  }
}

async function runNotebook({ name, path }: NotebookPath, folder: string, options: RunOptions): Promise<NotebookResult> {
  const { preset, kernel, signal, write = false, status = statusLine() } = options;
  const { cellTimeout = TIME_LIMITS[preset].cell, limit = TIME_LIMITS[preset].notebook } = options;
  let execution: Execution = { seconds: 0, peakBytes: 0 };
  const problems: Problem[] = [];
  let file: string | undefined;
  try {
    readNotebook(path);
    execution = await executeNotebook(path, {
      name,
      preset,
      kernel,
      cellTimeout,
      limit,
      signal,
      withoutData: write,
      onCellStart: (cell) => status.show(`…     ${name}, cell ${cell + 1}`),
    });
    const { notebook, error } = execution;
    if (error !== undefined) problems.push({ notebook: name, error: `${path}: ${error}` });
    else if (notebook === undefined)
      problems.push({ notebook: name, error: "the Jupyter client gave no notebook back" });
    else problems.push(...checkNotebook(name, notebook, { preset }));
    if (notebook !== undefined) {
      file = join(folder, `${name}.ipynb`);
      keepFile(file, notebookText(notebook));
      if (write && problems.length === 0) keepFile(path, notebookText(normaliseNotebook(notebook)));
    }
  } catch (error) {
    problems.push({ notebook: name, error: error instanceof Error ? error.message : String(error) });
  }
  const { notebook, seconds, peakBytes } = execution;
  return {
    notebook: name,
    ok: problems.length === 0,
    seconds,
    peakBytes,
    problems,
    file,
    claims: notebook === undefined ? [] : collectClaims(notebook),
    cells: notebook === undefined ? [] : cellResults(notebook),
  };
}

function cellResults(notebook: Notebook): CellResult[] {
  return notebook.cells.flatMap((cell, index) => {
    if (!isRunnable(cell)) return [];
    const run = isRecord(cell.metadata.latent_sky_run) ? cell.metadata.latent_sky_run : {};
    const { status = "not run", seconds = 0 } = run;
    return [{ cell: index + 1, firstLine: firstSourceLine(cell), status: String(status), seconds: Number(seconds) }];
  });
}
