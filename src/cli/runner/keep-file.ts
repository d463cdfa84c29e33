import { UserError } from "../../lib/errors";
import { writeFileAtomic } from "../../lib/files";

/** Writes an output of a run. @throws UserError on a full disk and the like; the file is then as it was before */
export function keepFile(path: string, text: string): void {
  try {
    writeFileAtomic(path, text);
  } catch (cause) {
    throw writeError(path, cause);
  }
}

/** The error for an output that could not be written. */
export function writeError(path: string, cause: unknown): UserError {
  return new UserError({
    expected: `to write ${path}`,
    found: cause instanceof Error ? cause.message : String(cause),
    remedy: "What was there before is unchanged. Make room, or choose another folder with --out DIR.",
    cause,
  });
}
