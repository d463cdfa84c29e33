import { readDescriptor, type FitsColumn } from "./columns";
import { DAMAGED, fitsError, quoteValue } from "./fits-error";
import { type FitsHeader } from "./header";
import { minimumBytes, readCodec, readRiceOptions, type TileCodec } from "./tile-codec";
import { type TileGrid } from "./tile-grid";

/** One tile as it stands in the file. */
export interface Tile {
  readonly bytes: Uint8Array;
  readonly codec: TileCodec;
  /** a tile that did not quantise well is kept as floats in a column of its own */
  readonly lossless: boolean;
}

/** Finds every tile's bytes, and checks that they can hold the image, before anything is allocated for it. */
export function locateTiles(
  header: FitsHeader, grid: TileGrid, rows: DataView, heap: Uint8Array, columns: readonly FitsColumn[],
): Tile[] {
  const codec = readCodec(header);
  const rice = readRiceOptions(header);
  const rowBytes = header.number("NAXIS1");
  const sources = [
    { name: "COMPRESSED_DATA", codec, lossless: false },
    { name: "GZIP_COMPRESSED_DATA", codec: "GZIP_1" as const, lossless: true },
    { name: "UNCOMPRESSED_DATA", codec: "NOCOMPRESS" as const, lossless: true },
  ].flatMap((source) => {
    const column = columns.find(({ name, element }) => name === source.name && element !== "");
    return column === undefined ? [] : [{ ...source, column }];
  });
  const tiles: Tile[] = [];
  let used = 0;
  for (let index = 0; index < grid.count; index++) {
    let tile: Tile | undefined;
    for (const { column, codec, lossless } of sources) {
      const bytes = readDescriptor(header, rows, heap, column, index * rowBytes + column.offset);
      if (bytes.length > 0 && tile === undefined) tile = { bytes, codec, lossless };
    }
    const least = minimumBytes(tile?.codec ?? codec, grid.pixels(index), rice);
    used += tile?.bytes.length ?? 0;
    if (tile === undefined || tile.bytes.length < least || used > heap.length) {
      const shared = used > heap.length ? `, and ${used} in all from a heap of ${heap.length}` : "";
      throw fitsError(header.where, {
        expected: `at least ${least} bytes for tile ${index} of ${grid.count}, its own`,
        found: `${tile?.bytes.length ?? 0} bytes${shared}`,
        remedy: DAMAGED,
      });
    }
    tiles.push(tile);
  }
  return tiles;
}

export type NumberPerTile = (index: number) => number;

/** A number per tile, from a column if there is one, else from a card. */
export function perTile(
  header: FitsHeader, rows: DataView, columns: readonly FitsColumn[], name: string,
): NumberPerTile | undefined {
  const column = columns.find((each) => each.name === name && each.repeat >= 1);
  const constant = header.get(name);
  if (column === undefined) return typeof constant === "number" ? () => constant : undefined;
  const readers: Record<string, (at: number) => number> = {
    B: (at) => rows.getUint8(at),
    I: (at) => rows.getInt16(at),
    J: (at) => rows.getInt32(at),
    E: (at) => rows.getFloat32(at),
    D: (at) => rows.getFloat64(at),
  };
  const read = readers[column.type];
  const rowBytes = header.number("NAXIS1");
  if (read !== undefined) return (index: number) => read(index * rowBytes + column.offset);
  throw fitsError(header.where, {
    expected: `column ${name} of type B, I, J, E or D`,
    found: quoteValue(column.type),
    remedy: DAMAGED,
  });
}
