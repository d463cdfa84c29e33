import { type Table } from "../../arrays";
import { ShapeError } from "../../errors";
import { writeFileAtomic } from "../../files";

/** Columns by name, all of one length. */
export type CsvColumns = Readonly<Record<string, ArrayLike<number> | readonly string[]>>;

/** Quotes a field that holds a comma, a quote or a line break (RFC 4180), or blanks at its ends. */
function field(value: number | string): string {
  if (typeof value === "number") return Number.isNaN(value) ? "nan" : String(value);
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Rows of fields as CSV text, lines ended by `\n`. */
export function encodeRows(rows: Iterable<ArrayLike<number | string>>): string {
  let text = "";
  for (const row of rows) text += `${Array.from(row, field).join(",")}\n`;
  return text;
}

/**
 * CSV text with a header line; numbers in the shortest form that reads back to the same double, NaN as `nan`.
 * @throws ShapeError when columns differ in length, or there are none
 */
export function encodeCsv(columns: CsvColumns): string {
  const entries = Object.entries(columns);
  const rows = entries[0]?.[1].length;
  const odd = entries.find(([, values]) => values.length !== rows);
  if (rows === undefined || odd !== undefined) {
    throw new ShapeError({
      expected: rows === undefined ? "at least one column" : `every column to hold ${rows} values`,
      found: odd === undefined ? "none" : `${odd[1].length} in ${JSON.stringify(odd[0])}`,
      remedy: "Export columns of different lengths to files of their own.",
    });
  }
  const body = Array.from({ length: rows }, (_, row) => entries.map(([, values]) => values[row]));
  return encodeRows([entries.map(([name]) => name), ...body]);
}

/** A table's columns, named "name (unit)" where they have one. */
export function titleColumns({ columns, units }: Table): CsvColumns {
  const titled = Object.entries(columns).map(([name, column]) => {
    const unit = units[name];
    return [unit === undefined || unit === "" ? name : `${name} (${unit})`, column] as const;
  });
  return Object.fromEntries(titled);
}

/** Writes a table as CSV, atomically; units go into the header line: `ell,cl (sr)`. @throws as {@link encodeCsv} */
export function writeCsv(path: string, table: Table): void {
  writeFileAtomic(path, encodeCsv(titleColumns(table)));
}
