import { gunzipSync } from "node:zlib";
import { DAMAGED, fitsError, quoteValue } from "./fits-error";
import { type FitsHeader } from "./header";
import { UNSCALED, unpackPixels } from "./pixels";
import { decodeRice, riceMinimumBytes, type RiceOptions } from "./rice";

/** How the bytes of a tile are packed. */
export type TileCodec = "RICE_1" | "GZIP_1" | "GZIP_2" | "NOCOMPRESS";

/** DEFLATE cannot expand more than this (zlib's technical notes). */
const DEFLATE_EXPANSION = 1032;
/** The standard allows 16 and 32. */
const MAX_BLOCK = 64;

/** ZCMPTYPE. @throws FitsError for PLIO_1, HCOMPRESS_1 and unknown names. */
export function readCodec(header: FitsHeader): TileCodec {
  const name = header.text("ZCMPTYPE").trim();
  if (name === "RICE_1" || name === "RICE_ONE") return "RICE_1";
  if (name === "GZIP_1" || name === "GZIP_2" || name === "NOCOMPRESS") return name;
  throw fitsError(header.where, {
    expected: "ZCMPTYPE one of RICE_1, GZIP_1, GZIP_2, NOCOMPRESS",
    found: quoteValue(name),
    remedy: "Other compressions are not supported: unpack the file with funpack first.",
  });
}

/** BLOCKSIZE and BYTEPIX from the ZNAMEn and ZVALn cards; defaults 32 and 4. @throws FitsError for other sizes. */
export function readRiceOptions(header: FitsHeader): RiceOptions {
  const setting = (name: string, allowed: (value: number) => boolean, fallback: number) => {
    const card = header.cards.find(({ keyword, value }) => /^ZNAME\d+$/.test(keyword) && value === name);
    const value = card === undefined ? fallback : header.number(`ZVAL${card.keyword.slice(5)}`);
    if (Number.isInteger(value) && allowed(value)) return value;
    throw fitsError(header.where, {
      expected: name === "BYTEPIX" ? "a Rice BYTEPIX of 1, 2 or 4" : `a Rice BLOCKSIZE from 1 to ${MAX_BLOCK}`,
      found: String(value),
      remedy: DAMAGED,
    });
  };
  const blockSize = setting("BLOCKSIZE", (value) => value >= 1 && value <= MAX_BLOCK, 32);
  const bytesPerPixel = setting("BYTEPIX", (value) => value === 1 || value === 2 || value === 4, 4);
  return { blockSize, bytesPerPixel: bytesPerPixel as 1 | 2 | 4 };
}

/** The fewest bytes in which a codec can hold `count` pixels: what bounds memory by the size of the file. */
export function minimumBytes(codec: TileCodec, count: number, rice: RiceOptions): number {
  if (codec === "RICE_1") return riceMinimumBytes(count, rice);
  return codec === "NOCOMPRESS" ? count : Math.ceil(count / DEFLATE_EXPANSION);
}

/** Undoes GZIP_2's order: all first bytes of the pixels, then all second bytes, and so on. */
function unshuffle(bytes: Uint8Array, width: number): Uint8Array {
  const count = bytes.length / width;
  const out = new Uint8Array(bytes.length);
  for (let plane = 0; plane < width; plane++) {
    for (let i = 0; i < count; i++) out[i * width + plane] = bytes[plane * count + i];
  }
  return out;
}

function inflate(bytes: Uint8Array, limit: number): Uint8Array | string {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What a tile is, for {@link decodeTile}. */
export interface TileParts {
  readonly codec: TileCodec;
  readonly bytes: Uint8Array;
  readonly count: number;
  /** whether the numbers are floats as they are, not (quantised) integers */
  readonly floats: boolean;
  readonly rice: RiceOptions;
}

/** The stored numbers of a tile: integers, or floats packed without loss; or a string that says what is wrong. */
export function decodeTile({ codec, bytes, count, floats, rice }: TileParts): Int32Array | Float64Array | string {
  if (codec === "RICE_1") {
    const stored = new Int32Array(count);
    return decodeRice(bytes, count, rice, stored) ?? stored;
  }
  const plain = codec === "NOCOMPRESS" ? bytes : inflate(bytes, 8 * count);
  if (typeof plain === "string") return plain;
  const width = plain.length / count;
  if (!(floats ? [4, 8] : [1, 2, 4, 8]).includes(width)) return `${plain.length} bytes for ${count} pixels`;
  const ordered = codec === "GZIP_2" ? unshuffle(plain, width) : plain;
  const values = new Float64Array(count);
  unpackPixels(ordered, floats ? -8 * width : 8 * width, values, UNSCALED);
  return values;
}
