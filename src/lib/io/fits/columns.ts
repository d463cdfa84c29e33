import { DAMAGED, fitsError, quoteValue } from "./fits-error";
import { type FitsHeader } from "./header";

/** One column of a binary table: TTYPE, TFORM and where it stands in a row. */
export interface FitsColumn {
  readonly name: string;
  /** 1 for the first, as in TTYPE1 */
  readonly number: number;
  /** the letter of TFORM: L X B I J K A E D C M, or P Q for variable-length arrays */
  readonly type: string;
  /** what a P or Q column points at, else empty */
  readonly element: string;
  readonly repeat: number;
  /** first byte in a row */
  readonly offset: number;
  readonly unit: string;
}

const BYTES: Readonly<Record<string, number>> = {
  L: 1, X: 1 / 8, B: 1, I: 2, J: 4, K: 8, A: 1, E: 4, D: 8, C: 8, M: 16, P: 8, Q: 16,
};
const TFORM = /^ *(\d{0,9})([LXBIJKAEDCMPQ])([LXBIJKAEDCM]?)/;
const MAX_FIELDS = 999;

/** Bytes of one element of a column type; of X an eighth. */
export function elementBytes(type: string): number {
  return BYTES[type] ?? 0;
}

/** The columns of a table with rows of `rowBytes` bytes. @throws FitsError when they do not fit, or of unknown form. */
export function readColumns(header: FitsHeader, rowBytes: number): FitsColumn[] {
  const columns: FitsColumn[] = [];
  let offset = 0;
  const fields = header.whole("TFIELDS", 0, MAX_FIELDS);
  for (let number = 1; number <= fields; number++) {
    const form = header.text(`TFORM${number}`);
    const match = TFORM.exec(form);
    const repeat = match === null || match[1] === "" ? 1 : Number(match[1]);
    const pointer = match !== null && (match[2] === "P" || match[2] === "Q");
    if (match === null || (pointer && (match[3] === "" || repeat > 1))) {
      throw fitsError(header.where, {
        expected: `TFORM${number} such as 1J, 16A or 1PB(100)`,
        found: quoteValue(form),
        remedy: "Check the program that wrote the table.",
      });
    }
    const name = String(header.get(`TTYPE${number}`) ?? "").trim() || `col${number}`;
    const unit = String(header.get(`TUNIT${number}`) ?? "");
    columns.push({ name, number, type: match[2], element: pointer ? match[3] : "", repeat, offset, unit });
    offset += Math.ceil(repeat * elementBytes(match[2]));
  }
  if (offset <= rowBytes) return columns;
  throw fitsError(header.where, {
    expected: `columns that fit in rows of NAXIS1 = ${rowBytes} bytes`,
    found: `columns of ${offset} bytes`,
    remedy: DAMAGED,
  });
}

/** NAXIS1 and NAXIS2 of a binary table. @throws FitsError when that many rows are longer than the data. */
export function readRows(header: FitsHeader, data: Uint8Array): { rows: number; rowBytes: number } {
  const rowBytes = header.whole("NAXIS1", 0, Number.MAX_SAFE_INTEGER);
  const rows = header.whole("NAXIS2", 0, Number.MAX_SAFE_INTEGER);
  if (rows * rowBytes <= data.length) return { rows, rowBytes };
  throw fitsError(header.where, {
    expected: `${rows} rows of ${rowBytes} bytes`,
    found: `${data.length} bytes of data`,
    remedy: DAMAGED,
  });
}

/** The heap behind a binary table's rows: the bytes that P and Q columns point into. */
export function heapOf(header: FitsHeader, data: Uint8Array, tableBytes: number): Uint8Array {
  return data.subarray(header.whole("THEAP", tableBytes, data.length, tableBytes));
}

/** The part of the heap that the descriptor at `at` points to. @throws FitsError when it lies outside. */
export function readDescriptor(
  header: FitsHeader, rows: DataView, heap: Uint8Array, column: FitsColumn, at: number,
): Uint8Array {
  const wide = column.type === "Q";
  const count = column.repeat === 0 ? 0 : wide ? Number(rows.getBigInt64(at)) : rows.getUint32(at);
  const start = column.repeat === 0 ? 0 : wide ? Number(rows.getBigInt64(at + 8)) : rows.getUint32(at + 4);
  const length = Math.ceil(count * elementBytes(column.element));
  if (count === 0) return heap.subarray(0, 0);
  if (count > 0 && start >= 0 && start + length <= heap.length) return heap.subarray(start, start + length);
  throw fitsError(header.where, {
    expected: `column ${quoteValue(column.name)} to point into its heap of ${heap.length} bytes`,
    found: `${length} bytes at ${start}`,
    remedy: DAMAGED,
  });
}
