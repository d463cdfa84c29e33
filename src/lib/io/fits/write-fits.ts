import { type Table } from "../../arrays";
import { ShapeError } from "../../errors";
import { writeFileAtomic } from "../../files";
import { requireShape } from "../require-shape";
import { BLOCK_BYTES } from "./read-header";
import { encodeHeader, formatCard, formatUserCards, type FitsCardValue } from "./write-header";
import { encodeTableHdu } from "./write-table";

/** What can be written as a FITS image: an Image, Images, or any array with a shape, slowest axis first. */
export interface WritableArray {
  readonly data: Float32Array | Float64Array | Int32Array | Uint8Array;
  readonly shape: readonly number[];
  readonly unit?: string;
}

export interface WriteFitsOptions {
  /** more cards for the first header, e.g. `{ OBJECT: "bipole" }` */
  readonly header?: Readonly<Record<string, FitsCardValue>>;
}

function bitpixOf(data: WritableArray["data"]): number {
  if (data instanceof Float32Array) return -32;
  if (data instanceof Float64Array) return -64;
  return data instanceof Int32Array ? 32 : 8;
}

/** Pixels in big-endian order, padded with zeros to whole blocks. */
function encodePixels(data: WritableArray["data"]): Buffer {
  const size = data.BYTES_PER_ELEMENT;
  const bytes = Buffer.alloc(Math.ceil((data.length * size) / BLOCK_BYTES) * BLOCK_BYTES);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data instanceof Float32Array) data.forEach((value, i) => view.setFloat32(i * size, value));
  else if (data instanceof Float64Array) data.forEach((value, i) => view.setFloat64(i * size, value));
  else if (data instanceof Int32Array) data.forEach((value, i) => view.setInt32(i * size, value));
  else bytes.set(data);
  return bytes;
}

function encodeHdu(
  name: string, array: WritableArray, first: boolean, header: WriteFitsOptions["header"] = {},
): Buffer[] {
  const { data, shape, unit = "" } = array;
  requireShape(data.length, shape);
  const sizes = shape.length === 0 ? [1] : [...shape].reverse();
  const axes = sizes.flatMap((size, i) => formatCard(`NAXIS${i + 1}`, size));
  const cards = [
    ...(first ? formatCard("SIMPLE", true) : formatCard("XTENSION", "IMAGE")),
    ...formatCard("BITPIX", bitpixOf(data)),
    ...formatCard("NAXIS", sizes.length),
    ...axes,
    ...(first ? formatCard("EXTEND", true) : [...formatCard("PCOUNT", 0), ...formatCard("GCOUNT", 1)]),
    ...(name === "" ? [] : formatCard("EXTNAME", name)),
    ...(unit === "" ? [] : formatCard("BUNIT", unit)),
    ...formatUserCards(header),
  ];
  return [encodeHeader(cards), encodePixels(data)];
}

/** A header alone, in front of a table, which cannot come first. */
function encodeEmptyPrimary(header: WriteFitsOptions["header"] = {}): Buffer {
  const cards = { SIMPLE: true, BITPIX: 8, NAXIS: 0, EXTEND: true };
  const own = Object.entries(cards).flatMap(([keyword, value]) => formatCard(keyword, value));
  return encodeHeader([...own, ...formatUserCards(header)]);
}

/**
 * The bytes of a FITS file: the first array in the primary HDU, each further one in an IMAGE extension; names become
 * EXTNAME, units BUNIT; float32 as BITPIX -32, float64 -64, int32 32, bytes 8. A Table becomes a binary table.
 * @throws ShapeError when data and shape disagree; OptionError for cards that FITS cannot hold
 */
export function encodeFits(
  arrays: Readonly<Record<string, WritableArray | Table>>, { header }: WriteFitsOptions = {},
): Uint8Array {
  const entries = Object.entries(arrays);
  if (entries.length === 0) {
    const remedy = "Pass a record with an array in it.";
    throw new ShapeError({ expected: "at least one array", found: "none", remedy });
  }
  const parts = "columns" in entries[0][1] ? [encodeEmptyPrimary(header)] : [];
  for (const [name, array] of entries) {
    const first = parts.length === 0;
    if ("columns" in array) parts.push(...encodeTableHdu(name, array));
    else parts.push(...encodeHdu(name, array, first, first ? header : {}));
  }
  return Buffer.concat(parts);
}

/** Writes one array as the primary image of a FITS file, or one Table, atomically. @throws as {@link encodeFits} */
export function writeFits(path: string, array: WritableArray | Table, options: WriteFitsOptions = {}): void {
  writeFileAtomic(path, encodeFits({ "": array }, options));
}
