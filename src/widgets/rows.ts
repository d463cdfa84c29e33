import { describeValue, type Table } from "../lib/arrays";
import { ShapeError } from "../lib/errors";

/** One cell of a shown table. */
export type Cell = number | string | boolean | null | undefined;

/** A table as one record per row, as most code holds small tables. */
export type Row = Readonly<Record<string, Cell>>;

/** What is read of a danfo DataFrame, so that danfo itself is not loaded. */
export interface FrameLike {
  readonly columns: readonly string[];
  readonly values: unknown;
}

/** What a table can be made of: rows, a column table, or a danfo DataFrame. */
export type TableSource = readonly Row[] | Table | FrameLike;

/** Column names in order, and the cells row by row. */
export interface Grid {
  readonly columns: readonly string[];
  readonly cells: readonly (readonly Cell[])[];
}

const isFrame = (source: Table | FrameLike): source is FrameLike => Array.isArray(source.columns);

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const refuse = (found: string) =>
  new ShapeError({ expected: "a table", found, remedy: "Pass rows, a table, or a danfo DataFrame." });

function fromRows(rows: readonly Row[]): Grid {
  const odd = rows.findIndex((row) => !isObject(row));
  if (odd >= 0) throw refuse(`a list with ${describeValue(rows[odd])} in place of row ${odd}`);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { columns, cells: rows.map((row) => columns.map((column) => row[column])) };
}

function fromTable(table: Table): Grid {
  const { columns, units, length } = table;
  if (!isObject(columns) || !isObject(units) || !Number.isInteger(length)) throw refuse(describeValue(table));
  const named = Object.entries(columns);
  return {
    columns: named.map(([name]) => (units[name] === undefined ? name : `${name} (${units[name]})`)),
    cells: Array.from({ length }, (_, row) => named.map(([, column]) => column[row])),
  };
}

function fromFrame({ columns, values }: FrameLike): Grid {
  if (!Array.isArray(values)) {
    throw new ShapeError({
      expected: "a DataFrame with rows of values",
      found: `values of type ${typeof values}`,
      remedy: "Pass rows, a table, or a danfo DataFrame.",
    });
  }
  return { columns, cells: values.map((row: unknown) => (Array.isArray(row) ? (row as Cell[]) : [row as Cell])) };
}

/** The columns and cells of any source of a table. @throws ShapeError when it is none of them, or has no columns */
export function toGrid(source: TableSource): Grid {
  if (!isObject(source)) throw refuse(describeValue(source));
  const grid = Array.isArray(source)
    ? fromRows(source as readonly Row[])
    : isFrame(source as Table | FrameLike)
      ? fromFrame(source as FrameLike)
      : fromTable(source as Table);
  if (grid.columns.length > 0) return grid;
  throw new ShapeError({ expected: "a table with columns", found: "none", remedy: "Pass at least one row." });
}
