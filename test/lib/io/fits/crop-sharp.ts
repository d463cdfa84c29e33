import { readFileSync } from "node:fs";

/** The first `rows` rows of a tile-compressed file of one-row tiles in order, as a file of its own. */
export function cropSharp(path: string, rows: number): Buffer {
  const bytes = readFileSync(path);
  const text = bytes.toString("latin1");
  const table = 2880 * Math.ceil(text.indexOf("END".padEnd(80)) / 2880);
  const start = 2880 * Math.ceil((text.indexOf("END".padEnd(80), table) + 80) / 2880);
  const number = (keyword: string) => Number(text.slice(text.indexOf(`${keyword.padEnd(8)}=`, table) + 9).slice(0, 21));
  const heap = start + number("NAXIS1") * number("NAXIS2");
  const last = start + 8 * (rows - 1);
  const used = bytes.readInt32BE(last) + bytes.readInt32BE(last + 4);
  const head = Buffer.from(bytes.subarray(0, start));
  for (const [keyword, value] of Object.entries({ NAXIS2: rows, ZNAXIS2: rows, PCOUNT: used })) {
    head.write(`${keyword.padEnd(8)}= ${String(value).padStart(20)} /`.padEnd(80), text.indexOf(`${keyword.padEnd(8)}=`, table), "latin1");
  }
  const data = Buffer.concat([bytes.subarray(start, start + 8 * rows), bytes.subarray(heap, heap + used)]);
  return Buffer.concat([head, data, Buffer.alloc((2880 - (data.length % 2880)) % 2880)]);
}
