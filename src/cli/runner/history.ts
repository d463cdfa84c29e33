import { existsSync, readFileSync } from "node:fs";
import { keepFile } from "./keep-file";
import { isRecord } from "./notebook-file";
import type { NotebookResult } from "./results";

/** One nightly run, a line of `history.jsonl`. */
export interface HistoryEntry {
  readonly date: string;
  readonly commit: string;
  readonly preset: string;
  readonly notebooks: Readonly<
    Record<string, { readonly ok: boolean; readonly seconds: number; readonly peakBytes: number }>
  >;
}

export function historyEntry(
  date: string,
  commit: string,
  preset: string,
  results: readonly NotebookResult[],
): HistoryEntry {
  const round = ({ ok, seconds, peakBytes }: NotebookResult) => ({
    ok,
    seconds: Math.round(seconds * 10) / 10,
    peakBytes,
  });
  return {
    date,
    commit,
    preset,
    notebooks: Object.fromEntries(results.map((result) => [result.notebook, round(result)])),
  };
}

/** The last runs, oldest first; lines that are damaged are passed over. */
export function readHistory(path: string, last = 30): HistoryEntry[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8").split("\n").flatMap(parseLine).slice(-last);
}

/** Adds a run at the end; on any failure the file stays as it was. */
export function appendHistory(path: string, entry: HistoryEntry): void {
  const before = existsSync(path) ? readFileSync(path, "utf8").replace(/\n*$/, "\n").replace(/^\n$/, "") : "";
  keepFile(path, `${before}${JSON.stringify(entry)}\n`);
}

function parseLine(line: string): HistoryEntry[] {
  try {
    const value: unknown = JSON.parse(line);
    const complete = isRecord(value) && typeof value.date === "string" && isRecord(value.notebooks);
    return complete ? [value as unknown as HistoryEntry] : [];
  } catch {
    return [];
  }
}
