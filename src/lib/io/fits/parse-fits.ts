import { readFileSync } from "node:fs";
import { DAMAGED, FitsError, fitsError, quoteValue } from "./fits-error";
import { countPixels, readBitpix, readShape, type FitsHdu, type FitsKind } from "./hdu";
import { type FitsHeader } from "./header";
import { imageHeader } from "./image-header";
import { BLOCK_BYTES, readHeader } from "./read-header";

export interface FitsOptions {
  /** the file's name, for error texts; `readFits` takes the path */
  readonly name?: string;
  /** the largest image that is decoded, in pixels (4 or 8 bytes each); default 2^28 */
  readonly maxPixels?: number;
}

/** A FITS file whose headers are read and whose data are still as stored. */
export interface FitsFile {
  readonly name: string;
  readonly hdus: readonly FitsHdu[];
  /** departures from the standard that did no harm */
  readonly warnings: readonly string[];
}

const MAX_AXES = 999;
/** The limit of cfitsio for compressed images. */
const MAX_COMPRESSED_AXES = 6;

function kindOf(header: FitsHeader, index: number, shape: readonly number[]): FitsKind {
  const extension = index === 0 ? "IMAGE" : header.text("XTENSION").toUpperCase();
  if (extension === "BINTABLE" || extension === "A3DTABLE") {
    if (header.get("ZIMAGE") !== true) return "table";
    return header.get("ZNAXIS") === 0 ? "empty" : "compressed-image";
  }
  if (extension !== "IMAGE" || header.get("GROUPS") === true) return "other";
  return shape.length === 0 ? "empty" : "image";
}

/** Bytes of the data: |BITPIX|/8 · GCOUNT · (PCOUNT + NAXIS1 · … · NAXISn); random groups have NAXIS1 = 0. */
function dataBytes(header: FitsHeader, bitpix: number, shape: readonly number[]): number {
  const groups = header.get("GROUPS") === true && shape.at(-1) === 0;
  const pixels = countPixels(header, groups ? shape.slice(0, -1) : shape);
  const parameters = header.whole("PCOUNT", 0, Number.MAX_SAFE_INTEGER, 0);
  const count = shape.length === 0 ? 0 : header.whole("GCOUNT", 0, Number.MAX_SAFE_INTEGER, 1);
  const total = (Math.abs(bitpix) / 8) * count * (parameters + pixels);
  if (Number.isSafeInteger(total)) return total;
  throw fitsError(header.where, { expected: "data of fewer than 2^53 bytes", found: `${total}`, remedy: DAMAGED });
}

function requireStart(bytes: Uint8Array, name: string): void {
  const start = Buffer.from(bytes.subarray(0, 9)).toString("latin1");
  if (/^SIMPLE *=/.test(start)) return;
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  throw new FitsError({
    expected: `${name} to be a FITS file, which starts with "SIMPLE  ="`,
    found: gzip ? "a gzip file" : bytes.length === 0 ? "an empty file" : quoteValue(start),
    remedy: gzip ? "Unpack it first: gunzip file.fits.gz." : "Check the path: a saved web page is a common cause.",
  });
}

/**
 * Reads the headers of all HDUs; data are decoded later, by `fitsImage` or `fitsTable`, so a file whose data are cut
 * off parses, with a warning, and fails there.
 * @throws FitsError when the file is no FITS, or a header is so wrong that the next cannot be found.
 */
export function parseFits(bytes: Uint8Array, { name, maxPixels = 2 ** 28 }: FitsOptions = {}): FitsFile {
  const quoted = name === undefined ? "the file" : JSON.stringify(name);
  requireStart(bytes, quoted);
  const hdus: FitsHdu[] = [];
  const warnings: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const index = hdus.length;
    const where = `HDU ${index} of ${quoted}`;
    if (index > 0 && Buffer.from(bytes.subarray(at, at + 8)).toString("latin1") !== "XTENSION") {
      warnings.push(`${quoted}: ${bytes.length - at} bytes after HDU ${index - 1} are no extension and were ignored`);
      break;
    }
    const { header, dataStart } = readHeader(bytes, at, where, warnings);
    const bitpix = readBitpix(header, "BITPIX");
    const shape = readShape(header, "NAXIS", MAX_AXES);
    const kind = kindOf(header, index, shape);
    const size = dataBytes(header, bitpix, shape);
    const data = bytes.subarray(Math.min(dataStart, bytes.length), Math.min(dataStart + size, bytes.length));
    const missing = size - data.length;
    const compressed = kind === "compressed-image";
    hdus.push({
      index,
      name: String(header.get("EXTNAME") ?? ""),
      kind,
      header: compressed ? imageHeader(header) : header,
      shape: compressed ? readShape(header, "ZNAXIS", MAX_COMPRESSED_AXES) : shape,
      bitpix: compressed ? readBitpix(header, "ZBITPIX") : bitpix,
      stored: { header, bytes: data, missing, maxPixels },
    });
    at = dataStart + Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
    if (missing > 0) warnings.push(`${where}: the last ${missing} of ${size} data bytes are missing`);
    else if (at > bytes.length) warnings.push(`${where}: ${at - bytes.length} bytes of padding are missing`);
  }
  return { name: name ?? "", hdus, warnings };
}

/** Reads a FITS file's headers, as {@link parseFits}. @throws FitsError when it cannot be read, or is no FITS. */
export function readFits(path: string, options: FitsOptions = {}): FitsFile {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new FitsError({
      expected: `a readable FITS file at ${JSON.stringify(path)}`,
      found: cause instanceof Error ? cause.message : String(cause),
      remedy: "Check the path and its permissions.",
      cause,
    });
  }
  return parseFits(bytes, { name: path, ...options });
}
