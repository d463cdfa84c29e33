import { FileFormatError } from "../../errors";

const AGAIN = "The checkpoint is damaged or mixed from two: fetch it again, or train anew.";

/** Makes the error for a file of a checkpoint; `expected` goes on after `"file" to have`. */
export function checkpointError(
  file: string,
  expected: string,
  found: string,
  { remedy = AGAIN, cause }: { readonly remedy?: string; readonly cause?: unknown } = {},
): FileFormatError {
  return new FileFormatError({ expected: `${JSON.stringify(file)} to have ${expected}`, found, remedy, cause });
}
