import { join } from "node:path";
import { FileFormatError } from "../errors";
import { packageRoot } from "../files";
import { isObject, readJson } from "./json-file";

/** A claim that is known to fail: why, and since when. Shown in the README. */
export interface KnownDifference {
  readonly id: string;
  readonly reason: string;
  /** ISO date */
  readonly date: string;
}

const MOST = 5;

function isKnown(entry: unknown): entry is KnownDifference {
  if (!isObject(entry)) return false;
  const { id, reason, date } = entry;
  return (
    typeof id === "string" && typeof reason === "string" && reason !== "" && /^\d{4}-\d{2}-\d{2}$/.test(String(date))
  );
}

/** The claims that are known to fail. @throws FileFormatError above five of them, or when an entry lacks a part */
export function knownDifferences(
  path = join(packageRoot(), "datasets", "known-differences.json"),
): readonly KnownDifference[] {
  const entries = readJson(path) ?? [];
  const bad = Array.isArray(entries) ? entries.find((entry) => !isKnown(entry)) : entries;
  if (!Array.isArray(entries) || bad !== undefined) {
    throw new FileFormatError({
      expected: `${path} to list {id, reason, date}, the date as 2025-01-31`,
      found: JSON.stringify(bad),
      remedy: "Complete the entry.",
    });
  }
  if (entries.length > MOST) {
    throw new FileFormatError({
      expected: `at most ${MOST} known differences in ${path}`,
      found: `${entries.length}`,
      remedy: "Mend one of them before adding another.",
    });
  }
  return entries as KnownDifference[];
}
