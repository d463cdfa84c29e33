import type { Problem } from "./check-notebook";
import { countVerdicts } from "./claims";
import type { NotebookResult } from "./results";

/** The line of one notebook: `ok    solar/03-parameters  12.3 s  412 MB  claims 3 pass 1 reported`. */
export function formatResult({ ok, notebook, seconds, peakBytes, claims }: NotebookResult): string {
  const memory = peakBytes > 0 ? `${Math.round(peakBytes / 1e6)} MB` : "- MB";
  return [ok ? "ok  " : "FAIL", notebook, `${seconds.toFixed(1)} s`, memory, `claims ${countVerdicts(claims)}`].join(
    "  ",
  );
}

/** The lines below a failing notebook: for each problem its place, the cell's first line, the error. */
export function formatProblems(problems: readonly Problem[]): string[] {
  return problems.flatMap((problem) => {
    const error = problem.error.split("\n").map((line) => `        ${line}`);
    return [`      ${formatPlace(problem)}`, ...error];
  });
}

/** Where a problem is: ``solar/03-parameters, cell 4: `const x = 1;` ``. */
export function formatPlace({ notebook, cell, firstLine }: Problem): string {
  if (cell === undefined) return `${notebook}:`;
  return `${notebook}, cell ${cell}: \`${clip(firstLine ?? "")}\``;
}

/** The last line of a run. */
export function formatTotals(results: readonly NotebookResult[], seconds: number): string {
  const good = results.filter(({ ok }) => ok).length;
  const noun = results.length === 1 ? "notebook" : "notebooks";
  return `${results.length} ${noun}: ${good} ok, ${results.length - good} failed (${seconds.toFixed(1)} s)`;
}

function clip(line: string, length = 90): string {
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
