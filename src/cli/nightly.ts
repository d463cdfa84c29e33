import { execFile } from "node:child_process";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "../lib/files";
import {
  appendHistory,
  findNotebooks,
  formatTotals,
  historyEntry,
  keepFile,
  parseRunArguments,
  readHistory,
  readNotebook,
  reportPage,
  runCommand,
  runNotebooks,
  withStopSignals,
  type Notebook,
  type RunResults,
} from "./runner";

const HELP = `npm run nightly -- [NOTEBOOK ...] [options]

Runs all notebooks, goes on after a failure, and writes report/index.html: figures, claims, times, history.

--preset NAME     smoke, workshop (default) or paper
--kernel NAME     another kernel than the notebooks'
--out DIR         where executed notebooks go; default out
--report DIR      where index.html and history.jsonl go; default report
--timeout S       seconds for each cell that sets no limit itself
--limit S         seconds for each notebook
--help            this text

Exit code 0: everything is green; 1: something is red; 129, 130, 143: stopped by a signal (the report is written).`;

/** The command `npm run nightly`. @returns the exit code @throws UserError when the run cannot begin */
export async function nightly(argv: readonly string[], log: (line: string) => void = console.log): Promise<number> {
  const { patterns, help, report, ...options } = parseRunArguments(argv, { extra: ["report"] });
  if (help) {
    log(HELP);
    return 0;
  }
  const root = packageRoot();
  const notebooks = findNotebooks(resolve(root, "notebooks"), patterns);
  const begun = performance.now();
  const [commit, backend] = await Promise.all([describeCommit(root), describeBackend(root)]);
  return withStopSignals(log, async (signal) => {
    const results = await runNotebooks(notebooks, { ...options, signal, log });
    const seconds = (performance.now() - begun) / 1000;
    const historyFile = join(report, "history.jsonl");
    appendHistory(historyFile, historyEntry(results.date, commit, results.preset, results.notebooks));
    const history = readHistory(historyFile).filter(({ preset }) => preset === results.preset);
    const page = reportPage({ results, notebooks: executed(results), history, commit, backend, seconds });
    keepFile(join(report, "index.html"), page);
    log(formatTotals(results.notebooks, seconds));
    log(`report: ${relative(process.cwd(), join(report, "index.html"))}`);
    return results.notebooks.length > 0 && results.notebooks.every(({ ok }) => ok) ? 0 : 1;
  });
}

function executed({ notebooks }: RunResults): Map<string, Notebook> {
  const kept = notebooks.flatMap(({ notebook, file }) => (file === undefined ? [] : [{ notebook, file }]));
  return new Map(kept.map(({ notebook, file }) => [notebook, readNotebook(file)]));
}

async function describeCommit(root: string): Promise<string> {
  const git = async (...command: string[]) =>
    (await promisify(execFile)("git", ["-C", root, ...command])).stdout.trim();
  try {
    const commit = await git("rev-parse", "--short", "HEAD");
    return (await git("status", "--porcelain")) === "" ? commit : `${commit} with changes`;
  } catch {
    return "unknown";
  }
}

/** What would compute, as the doctor finds it, in a process of its own so that TensorFlow's memory is not held here. */
async function describeBackend(root: string): Promise<string> {
  const doctor = [join(root, "src", "cli", "launch.mjs"), "doctor", "--json"];
  const stdout = await new Promise<string>((done) => {
    execFile(process.execPath, doctor, { timeout: 120_000 }, (_error, output) => done(String(output)));
  });
  try {
    const { description, backend } = JSON.parse(stdout) as { description?: string; backend?: string | null };
    return description ?? backend ?? "unknown";
  } catch {
    return "unknown";
  }
}

runCommand(module, nightly);
