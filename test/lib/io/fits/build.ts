/** Builds small FITS files by hand, lies included. */

const BLOCK = 2880;

const pad = (bytes: Uint8Array, fill: number) =>
  Buffer.concat([bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK, fill)]);

/** A card; strings are quoted, everything else is written as it is. */
export function card(keyword: string, value: string | number | boolean | { raw: string }): string {
  const written =
    typeof value === "object" ? value.raw : typeof value === "string" ? `'${value}'` : value === true ? "T" : String(value);
  return `${keyword.padEnd(8)}= ${written}`;
}

type Cards = Readonly<Record<string, string | number | boolean | { raw: string }>>;

/** A header block from whole lines, END added. */
export function rawHeader(lines: readonly string[]): Buffer {
  return pad(Buffer.from([...lines, "END"].map((line) => line.padEnd(80)).join(""), "latin1"), 0x20);
}

export function header(cards: Cards): Buffer {
  return rawHeader(Object.entries(cards).map(([keyword, value]) => card(keyword, value)));
}

export const EMPTY_PRIMARY = { SIMPLE: true, BITPIX: 8, NAXIS: 0 };

/** A primary image of `shape` (slowest first) over the bytes given. */
export function imageFile(bitpix: number, shape: readonly number[], data: Uint8Array, more: Cards = {}): Buffer {
  const axes = Object.fromEntries([...shape].reverse().map((size, i) => [`NAXIS${i + 1}`, size]));
  return Buffer.concat([header({ SIMPLE: true, BITPIX: bitpix, NAXIS: shape.length, ...axes, ...more }), pad(data, 0)]);
}

/** An empty primary and a binary table; `rows` and `heap` are the bytes behind the header. */
export function tableFile(
  { rowBytes, rows, forms, names = {} }: { rowBytes: number; rows: number; forms: string[]; names?: Record<number, string> },
  data: Uint8Array, more: Cards = {},
): Buffer {
  const fields = forms.flatMap((form, i): [string, string][] => [
    [`TFORM${i + 1}`, form],
    ...(names[i] === undefined ? [] : [[`TTYPE${i + 1}`, names[i]] as [string, string]]),
  ]);
  const cards = {
    XTENSION: "BINTABLE", BITPIX: 8, NAXIS: 2, NAXIS1: rowBytes, NAXIS2: rows, PCOUNT: data.length - rowBytes * rows,
    GCOUNT: 1, TFIELDS: forms.length, ...Object.fromEntries(fields), ...more,
  };
  return Buffer.concat([header(EMPTY_PRIMARY), header(cards), pad(data, 0)]);
}

/** Big-endian bytes of 32-bit integers, for descriptors and pixels. */
export function int32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeInt32BE(value, 4 * i));
  return bytes;
}

/** A tile-compressed int image of one-row tiles in COMPRESSED_DATA, each tile's bytes given. */
export function compressedFile(
  shape: readonly [number, number], tiles: readonly Uint8Array[], more: Cards = {},
): Buffer {
  let at = 0;
  const descriptors = tiles.map((tile) => {
    at += tile.length;
    return int32(tile.length, at - tile.length);
  });
  const layout = { rowBytes: 8, rows: tiles.length, forms: ["1PB(9)"], names: { 0: "COMPRESSED_DATA" } };
  return tableFile(layout, Buffer.concat([...descriptors, ...tiles]), {
    ZIMAGE: true, ZBITPIX: 32, ZNAXIS: 2, ZNAXIS1: shape[1], ZNAXIS2: shape[0], ZTILE1: shape[1], ZTILE2: 1,
    ZCMPTYPE: "RICE_1", ...more,
  });
}
