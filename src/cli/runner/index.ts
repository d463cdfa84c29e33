export { checkNotebook, NOTEBOOK_BUDGET, type CheckOptions, type Problem } from "./check-notebook";
export { FIGURE_BUDGETS, type FigureKind } from "./check-figure";
export { CLAIMS_MIME, collectClaims, countVerdicts, VERDICTS, type ClaimRow, type Verdict } from "./claims";
export { runCommand } from "./command";
export { executeNotebook, pythonPath, type ExecuteOptions, type Execution, type Preset } from "./execute-notebook";
export { findNotebooks, listNotebooks, type NotebookPath } from "./find-notebooks";
export { FolderHeldError, lockFolder } from "./folder-lock";
export { appendHistory, historyEntry, readHistory, type HistoryEntry } from "./history";
export { keepFile } from "./keep-file";
export { normaliseNotebook, notebookText, VOLATILE_TEXT } from "./normalise-notebook";
export {
  isRunnable,
  joinText,
  readNotebook,
  type Notebook,
  type NotebookCell,
  type NotebookOutput,
} from "./notebook-file";
export { formatPlace, formatProblems, formatResult, formatTotals } from "./report-line";
export { reportPage, type ReportInput } from "./report-page";
export { parseRunArguments, type RunArguments, type RunArgumentsOptions } from "./run-arguments";
export type { CellResult, NotebookResult, RunResults } from "./results";
export { runNotebooks, TIME_LIMITS, type RunOptions } from "./run-notebooks";
export { statusLine, type StatusLine } from "./status-line";
export { withStopSignals } from "./stop-signals";
