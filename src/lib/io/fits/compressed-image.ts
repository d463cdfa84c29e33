import { heapOf, readColumns, readRows } from "./columns";
import { dequantise, type Dither } from "./dequantise";
import { DAMAGED, fitsError, quoteValue } from "./fits-error";
import { countPixels, requirePixels, requireWhole, type FitsHdu } from "./hdu";
import { type FitsHeader } from "./header";
import { allocatePixels, type Pixels, type Scaling } from "./pixels";
import { decodeTile, readRiceOptions } from "./tile-codec";
import { tileGrid, type TileGrid } from "./tile-grid";
import { locateTiles, perTile, type NumberPerTile, type Tile } from "./tile-table";

const DITHERS = ["NO_DITHER", "SUBTRACTIVE_DITHER_1", "SUBTRACTIVE_DITHER_2"];

function readDither(header: FitsHeader): Dither {
  const name = header.text("ZQUANTIZ", "NO_DITHER").trim();
  if (name === "NONE" || name === "") return "NO_DITHER";
  if (DITHERS.includes(name)) return name as Dither;
  throw fitsError(header.where, {
    expected: `ZQUANTIZ one of ${DITHERS.join(", ")}, NONE`,
    found: quoteValue(name),
    remedy: "Unpack the file with funpack first.",
  });
}

/** ZTILEn, slowest axis first, cut to the image; by default a tile is a row. */
function readGrid(header: FitsHeader, shape: readonly number[], rows: number): TileGrid {
  const axes = shape.length;
  const grid = tileGrid(shape, shape.map((size, axis) => {
    const fallback = axis === axes - 1 ? size : 1;
    return Math.min(size, header.whole(`ZTILE${axes - axis}`, 1, Number.MAX_SAFE_INTEGER, fallback));
  }));
  if (grid.count <= rows) return grid;
  throw fitsError(header.where, {
    expected: `a row for each of ${grid.count} tiles`,
    found: `${rows} rows`,
    remedy: DAMAGED,
  });
}

/** Makes the function that gives a tile's values before BSCALE and BZERO, and the stored value that stands for none. */
function tileReader(header: FitsHeader, isFloat: boolean, number: (name: string) => NumberPerTile | undefined) {
  const rice = readRiceOptions(header);
  const [scaleOf, zeroOf, blankOf] = [number("ZSCALE"), number("ZZERO"), number("ZBLANK")];
  const dither = readDither(header);
  const ditherStart = dither === "NO_DITHER" ? 0 : header.whole("ZDITHER0", 1, 2 ** 31, 1) - 1;
  const quantised = isFloat && scaleOf !== undefined && zeroOf !== undefined;

  return ({ bytes, codec, lossless }: Tile, index: number, count: number) => {
    const fail = (found: string) =>
      fitsError(header.where, { expected: `${codec} data in tile ${index}`, found, remedy: DAMAGED });
    const floats = isFloat && (lossless || !quantised);
    if (floats && codec === "RICE_1") throw fail("floats without ZSCALE and ZZERO");
    const stored = decodeTile({ codec, bytes, count, floats, rice });
    if (typeof stored === "string") throw fail(stored);
    const blank = blankOf?.(index);
    if (!quantised || lossless) return { values: stored, blank: isFloat ? undefined : blank };
    const integers = stored instanceof Int32Array ? stored : Int32Array.from(stored);
    const values = new Float64Array(count);
    const ditherRow = ditherStart + index;
    dequantise(integers, count, { scale: scaleOf(index), zero: zeroOf(index), blank, dither, ditherRow }, values);
    return { values, blank: undefined };
  };
}

/**
 * Decodes a tile-compressed image (FITS standard 4.0, section 10): RICE_1, GZIP_1, GZIP_2 and NOCOMPRESS, with the
 * columns for tiles that were kept as floats, and quantised floats with or without dither.
 * @throws FitsError when a tile is damaged, lies outside the file, or cannot hold as many pixels as the header says
 */
export function decodeCompressed(hdu: FitsHdu, scaling: Scaling): Pixels {
  const { stored: { header }, shape, bitpix } = hdu;
  const data = requireWhole(hdu);
  const { rows, rowBytes } = readRows(header, data);
  const pixels = countPixels(header, shape);
  requirePixels(hdu, pixels);
  if (pixels === 0) return allocatePixels(bitpix, scaling, 0);

  const grid = readGrid(header, shape, rows);
  const columns = readColumns(header, rowBytes);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const tiles = locateTiles(header, grid, view, heapOf(header, data, rows * rowBytes), columns);
  const readTile = tileReader(header, bitpix < 0, (name) => perTile(header, view, columns, name));
  const out = allocatePixels(bitpix, scaling, pixels);
  const { scale, zero } = scaling;
  tiles.forEach((tile, index) => {
    const { values, blank: own } = readTile(tile, index, grid.pixels(index));
    const blank = own ?? scaling.blank;
    grid.runs(index, (from, to, length) => {
      for (let i = 0; i < length; i++) {
        const value = values[from + i];
        out[to + i] = value === blank ? NaN : value * scale + zero;
      }
    });
  });
  return out;
}
