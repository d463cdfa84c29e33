import { FileFormatError, type UserErrorParts } from "../../errors";

/** A FITS file that is damaged, lies about itself, or uses what this reader does not know. */
export class FitsError extends FileFormatError {}

/** Makes a {@link FitsError} whose text names the place, e.g. `HDU 1 of "Br.fits"`. */
export function fitsError(where: string, { expected, found, remedy, cause }: UserErrorParts): FitsError {
  return new FitsError({ expected: `${where} to have ${expected}`, found, remedy, cause });
}

/** A short quotation of something read from a file, safe to print. */
export function quoteValue(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value.replace(/[^\x20-\x7e]/g, "?")) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

export const DAMAGED = "The file is damaged or was cut off: fetch it again.";
