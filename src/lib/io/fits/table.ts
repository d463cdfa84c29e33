import { elementBytes, readColumns, readRows, type FitsColumn } from "./columns";
import { fitsError } from "./fits-error";
import { requireWhole, type FitsHdu } from "./hdu";
import { type FitsHeader } from "./header";

/** A binary table: numbers as float64, NaN where TNULL; text as strings. */
export interface FitsTable {
  readonly rows: number;
  readonly columns: Readonly<Record<string, Float64Array | string[]>>;
  /** values per row of each column, 1 for most; a column holds rows x repeat numbers, row by row */
  readonly repeats: Readonly<Record<string, number>>;
  readonly units: Readonly<Record<string, string>>;
  /** columns that are not read: bits, complex numbers, variable-length arrays, empty ones */
  readonly skipped: readonly string[];
}

const TRUE = 84;
const FALSE = 70;

function reader(view: DataView, type: string): ((at: number) => number) | undefined {
  switch (type) {
    case "L": return (at) => (view.getUint8(at) === TRUE ? 1 : view.getUint8(at) === FALSE ? 0 : NaN);
    case "B": return (at) => view.getUint8(at);
    case "I": return (at) => view.getInt16(at);
    case "J": return (at) => view.getInt32(at);
    case "K": return (at) => view.getInt32(at) * 2 ** 32 + view.getUint32(at + 4);
    case "E": return (at) => view.getFloat32(at);
    case "D": return (at) => view.getFloat64(at);
    default: return undefined;
  }
}

function readStrings(bytes: Uint8Array, rows: number, rowBytes: number, { offset, repeat }: FitsColumn): string[] {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: rows }, (_, row) => {
    const text = source.toString("latin1", row * rowBytes + offset, row * rowBytes + offset + repeat);
    const end = text.indexOf("\0");
    return (end < 0 ? text : text.slice(0, end)).trimEnd();
  });
}

function readNumbers(
  header: FitsHeader, read: (at: number) => number, rows: number, rowBytes: number, column: FitsColumn,
): Float64Array {
  const { number, type, repeat, offset } = column;
  const scale = header.number(`TSCAL${number}`, 1);
  const zero = header.number(`TZERO${number}`, 0);
  const blank = "BIJK".includes(type) ? header.get(`TNULL${number}`) : undefined;
  const width = elementBytes(type);
  const values = new Float64Array(rows * repeat);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let k = 0; k < repeat; k++, i++) {
      const stored = read(row * rowBytes + offset + k * width);
      values[i] = stored === blank ? NaN : stored * scale + zero;
    }
  }
  return values;
}

/**
 * Reads a binary table: columns of L (1, 0, NaN), B, I, J, K, E, D as float64, scaled with TSCALn and TZEROn, and A
 * as text.
 * Integers above 2^53 lose their last digits. A repeated name gets the column's number behind it.
 * @throws FitsError when the HDU is no table, is cut off, or its columns do not fit its rows
 */
export function fitsTable(hdu: FitsHdu): FitsTable {
  const { header } = hdu.stored;
  if (hdu.kind !== "table") {
    throw fitsError(header.where, {
      expected: "a binary table",
      found: `kind ${hdu.kind}`,
      remedy: "Choose another HDU: see hdus[i].kind.",
    });
  }
  const bytes = requireWhole(hdu);
  const { rows, rowBytes } = readRows(header, bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const columns = new Map<string, Float64Array | string[]>();
  const repeats = new Map<string, number>();
  const units = new Map<string, string>();
  const skipped: string[] = [];
  for (const column of readColumns(header, rowBytes)) {
    const name = columns.has(column.name) ? `${column.name}_${column.number}` : column.name;
    const read = reader(view, column.type);
    if (column.repeat === 0 || (read === undefined && column.type !== "A")) {
      skipped.push(name);
      continue;
    }
    columns.set(name, read === undefined
      ? readStrings(bytes, rows, rowBytes, column)
      : readNumbers(header, read, rows, rowBytes, column));
    repeats.set(name, read === undefined ? 1 : column.repeat);
    units.set(name, column.unit);
  }
  return {
    rows,
    columns: Object.fromEntries(columns),
    repeats: Object.fromEntries(repeats),
    units: Object.fromEntries(units),
    skipped,
  };
}
