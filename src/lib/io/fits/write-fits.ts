import { writeFileAtomic } from "../../files";
import { ShapeError } from "../../errors";
import { BLOCK_BYTES } from "./read-header";
import { encodeHeader, formatCard, formatUserCards, type FitsCardValue } from "./write-header";

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

function encodeHdu(name: string, array: WritableArray, first: boolean, header: WriteFitsOptions["header"] = {}): Buffer[] {
  const { data, shape, unit = "" } = array;
  const count = shape.reduce((product, size) => product * size, 1);
  if (shape.length === 0 || count !== data.length) {
    throw new ShapeError({
      expected: `an array of shape [${shape.join(", ")}] to hold ${shape.length === 0 ? "an axis" : count} values`,
      found: `${data.length} values`,
      remedy: "Pass the shape of the data, slowest axis first.",
    });
  }
  const axes = [...shape].reverse().flatMap((size, i) => formatCard(`NAXIS${i + 1}`, size));
  const cards = [
    ...(first ? formatCard("SIMPLE", true) : formatCard("XTENSION", "IMAGE")),
    ...formatCard("BITPIX", bitpixOf(data)),
    ...formatCard("NAXIS", shape.length),
    ...axes,
    ...(first ? formatCard("EXTEND", true) : [...formatCard("PCOUNT", 0), ...formatCard("GCOUNT", 1)]),
    ...(name === "" ? [] : formatCard("EXTNAME", name)),
    ...(unit === "" ? [] : formatCard("BUNIT", unit)),
    ...formatUserCards(header),
  ];
  return [encodeHeader(cards), encodePixels(data)];
}

/**
 * The bytes of a FITS file: the first array in the primary HDU, each further one in an IMAGE extension; names become
 * EXTNAME, units BUNIT; float32 as BITPIX -32, float64 -64, int32 32, bytes 8.
 * @throws ShapeError when data and shape disagree; OptionError for cards that FITS cannot hold
 */
export function encodeFits(
  arrays: Readonly<Record<string, WritableArray>>, { header }: WriteFitsOptions = {},
): Uint8Array {
  const entries = Object.entries(arrays);
  if (entries.length === 0) {
    const remedy = "Pass a record with an array in it.";
    throw new ShapeError({ expected: "at least one array", found: "none", remedy });
  }
  return Buffer.concat(entries.flatMap(([name, array], i) => encodeHdu(name, array, i === 0, i === 0 ? header : {})));
}

/** Writes one array as the primary image of a FITS file, atomically. @throws as {@link encodeFits} */
export function writeFits(path: string, array: WritableArray, options: WriteFitsOptions = {}): void {
  writeFileAtomic(path, encodeFits({ "": array }, options));
}
