import { crc32, deflateSync } from "node:zlib";
import type { Rgb } from "./colour-maps";

/** Pixels that name colours of a palette of at most 256, row by row. */
export interface IndexedPicture {
  readonly indices: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly palette: readonly Rgb[];
  /** which colour of the palette lets the page shine through (none) */
  readonly transparent?: number;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

const bitsFor = (colours: number) => (colours <= 2 ? 1 : colours <= 4 ? 2 : colours <= 16 ? 4 : 8);

function packRows({ indices, width, height }: IndexedPicture, bits: number): Buffer {
  const stride = Math.ceil((width * bits) / 8);
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1) + 1;
    for (let x = 0; x < width; x++) {
      const bit = x * bits;
      const at = start + (bit >> 3);
      rows[at] = (rows[at] ?? 0) | ((indices[y * width + x] ?? 0) << (8 - bits - (bit & 7)));
    }
  }
  return rows;
}

/** Rows filtered by "up": each byte less the one above it, which suits pictures whose rows resemble each other. */
function filterUp(rows: Buffer, height: number): Buffer {
  const filtered = Buffer.from(rows);
  const stride = rows.length / height;
  for (let at = 0; at < rows.length; at++) {
    filtered[at] = at % stride === 0 ? 2 : (rows[at] ?? 0) - (at < stride ? 0 : (rows[at - stride] ?? 0));
  }
  return filtered;
}

/**
 * Encodes an indexed picture as PNG (1, 2, 4 or 8 bits per pixel), with the row filter that makes it smaller.
 * `effort` is zlib's level, 1 to 9.
 */
export function encodeIndexedPng(picture: IndexedPicture, effort = 9): Buffer {
  const { width, height, palette, transparent } = picture;
  const alphas = transparent === undefined ? undefined : new Uint8Array(transparent + 1).fill(255).fill(0, transparent);
  const bits = bitsFor(palette.length);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, 3, 0, 0, 0], 8);
  const plain = packRows(picture, bits);
  const [smallest] = [plain, filterUp(plain, height)]
    .map((rows) => deflateSync(rows, { level: effort }))
    .sort((a, b) => a.length - b.length);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", Uint8Array.from(palette.flat())),
    ...(alphas === undefined ? [] : [chunk("tRNS", alphas)]),
    chunk("IDAT", smallest ?? Buffer.alloc(0)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A PNG as a data URI, as Vega-Lite's image mark takes it. */
export const pngDataUri = (png: Buffer): string => `data:image/png;base64,${png.toString("base64")}`;
