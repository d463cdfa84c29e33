import { fitsError } from "./fits-error";
import { type FitsHeader } from "./header";

/** `empty`: a header alone; `other`: random groups, ASCII tables and extensions that are not read. */
export type FitsKind = "empty" | "image" | "compressed-image" | "table" | "other";

/** One header and its data, not yet decoded. */
export interface FitsHdu {
  readonly index: number;
  /** EXTNAME, or empty */
  readonly name: string;
  readonly kind: FitsKind;
  /** the header; of a compressed image as it was before compression */
  readonly header: FitsHeader;
  /** sizes of the image, slowest axis first; [rows, bytes per row] of a table */
  readonly shape: readonly number[];
  /** BITPIX of the pixels: 8, 16, 32, 64 (integers), -32, -64 (floats) */
  readonly bitpix: number;
  readonly stored: FitsStored;
}

/** The bytes of an HDU's data as they stand in the file, a view without padding. */
export interface FitsStored {
  readonly header: FitsHeader;
  readonly bytes: Uint8Array;
  /** bytes that the header promises and the file does not have */
  readonly missing: number;
  readonly maxPixels: number;
}

export const BITPIX = [8, 16, 32, 64, -32, -64];

/** BITPIX or ZBITPIX. @throws FitsError for any other number than 8, 16, 32, 64, -32, -64. */
export function readBitpix(header: FitsHeader, keyword: string): number {
  const value = header.number(keyword);
  if (BITPIX.includes(value)) return value;
  throw fitsError(header.where, {
    expected: `${keyword} one of ${BITPIX.join(", ")}`,
    found: String(value),
    remedy: "The file is not standard FITS: check the program that wrote it.",
  });
}

/** NAXIS1 … NAXISn, or ZNAXISn, slowest first. @throws FitsError when one is missing, negative or not whole. */
export function readShape(header: FitsHeader, keyword: string, maxAxes: number): number[] {
  const axes = header.whole(keyword, 0, maxAxes);
  const size = (_: unknown, axis: number) => header.whole(`${keyword}${axes - axis}`, 0, Number.MAX_SAFE_INTEGER);
  return Array.from({ length: axes }, size);
}

/** Product of the sizes, 0 for none. @throws FitsError above 2^53, where it is no exact number. */
export function countPixels(header: FitsHeader, shape: readonly number[]): number {
  const count = shape.includes(0) || shape.length === 0 ? 0 : shape.reduce((product, size) => product * size, 1);
  if (Number.isSafeInteger(count)) return count;
  throw fitsError(header.where, {
    expected: "fewer than 2^53 pixels",
    found: `sizes ${shape.join(" x ")}`,
    remedy: "The header lies about the size: check the program that wrote the file.",
  });
}

/** Checks that the file has all the bytes that the header promises. @throws FitsError when it is cut off. */
export function requireWhole({ stored }: FitsHdu): Uint8Array {
  const { header, bytes, missing } = stored;
  if (missing === 0) return bytes;
  throw fitsError(header.where, {
    expected: `${bytes.length + missing} bytes of data`,
    found: `${bytes.length}`,
    remedy: "The file was cut off or its header lies about the size: fetch it again.",
  });
}

/** Checks a pixel count against `maxPixels`, before anything of that size is allocated. @throws FitsError above it. */
export function requirePixels({ stored, shape }: FitsHdu, count: number): void {
  if (count <= stored.maxPixels) return;
  throw fitsError(stored.header.where, {
    expected: `at most ${stored.maxPixels} pixels`,
    found: `${shape.join(" x ")}`,
    remedy: "If the image is that large, pass a larger maxPixels to readFits.",
  });
}
