import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { UserError } from "../../lib/errors";
import { writeFileAtomic } from "../../lib/files";
import type { LogEntry } from "../../lib/training";

const isEpoch = (entry: LogEntry): boolean => "scores" in entry;

/** An entry of a line; undefined for one that a killed process left half written. */
export function parseLine(line: string): LogEntry | undefined {
  try {
    const entry = JSON.parse(line) as LogEntry;
    return typeof entry.step === "number" ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an entry comes before another in a log: by step, the epoch after the last of its steps. */
function isBefore(entry: LogEntry, other: LogEntry): boolean {
  return entry.step === other.step ? !isEpoch(entry) && isEpoch(other) : entry.step < other.step;
}

/**
 * Appends to a log of one JSON object a line: points of the history, and epochs (with `scores`). Lines from `first` on,
 * of an earlier part of the run that went further than its last state, are dropped first.
 */
export function trainingLog(path: string): (entry: LogEntry) => void {
  let started = false;
  const write = (entry: LogEntry) => {
    if (!started && existsSync(path)) {
      const lines = readFileSync(path, "utf8").split("\n");
      const kept = lines.filter((line) => {
        const earlier = parseLine(line);
        return earlier !== undefined && isBefore(earlier, entry);
      });
      writeFileAtomic(path, kept.map((line) => `${line}\n`).join(""));
    }
    started = true;
    appendFileSync(path, `${JSON.stringify(entry)}\n`);
  };
  return (entry) => {
    try {
      write(entry);
    } catch (cause) {
      throw new UserError({
        expected: `to write ${JSON.stringify(path)}`,
        found: cause instanceof Error ? cause.message : String(cause),
        remedy: "Make room, then go on with --resume.",
        cause,
      });
    }
  };
}
