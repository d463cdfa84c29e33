import { inspect } from "node:util";
import { ShapeError } from "../errors";
import { describeValue } from "./describe-value";

/** One column of a table: numbers, or texts. */
export type Column = Float64Array | Float32Array | readonly string[];

/** Named columns of one length. `units` names the unit of a column where it has one. */
export interface Table<Name extends string = string> {
  readonly columns: Readonly<Record<Name, Column>>;
  readonly units: Readonly<Record<string, string>>;
  readonly length: number;
}

/** What a notebook needs of a danfo DataFrame, without loading danfo's types into every cell. */
export interface DataFrameLike {
  readonly columns: readonly string[];
  readonly shape: readonly number[];
  readonly values: unknown;
}

const isColumn = (value: unknown) => Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);

function checkColumns(columns: unknown): void {
  const remedy = "Pass a record such as { x: Float64Array.of(1, 2) }.";
  if (typeof columns !== "object" || columns === null || isColumn(columns)) {
    throw new ShapeError({ expected: "a record of named columns", found: describeValue(columns), remedy });
  }
  const odd = Object.entries(columns).find(([, column]) => !isColumn(column));
  if (odd === undefined) return;
  const found = describeValue(odd[1]);
  throw new ShapeError({ expected: `column "${odd[0]}" to be an array of numbers or texts`, found, remedy });
}

/**
 * Makes a table out of named columns of one length, with units by column name.
 * @throws ShapeError when columns are no arrays or differ in length, or a unit names a column that is not there.
 */
export function table<Name extends string>(
  columns: Readonly<Record<Name, Column>>,
  units: Readonly<Record<string, string>> = {},
): Table<Name> {
  checkColumns(columns);
  const names = Object.keys(columns) as Name[];
  const first = names[0];
  const length = first === undefined ? 0 : columns[first].length;
  for (const name of names) {
    if (columns[name].length !== length) {
      throw new ShapeError({
        expected: `every column to have ${length} rows, as "${String(first)}" has`,
        found: `${columns[name].length} rows in "${name}"`,
        remedy: "Fill or cut the columns to one length.",
      });
    }
  }
  const stray = Object.keys(units).find((name) => !(name in columns));
  if (stray !== undefined) {
    throw new ShapeError({
      expected: `units for columns out of ${names.map((name) => `"${name}"`).join(", ")}`,
      found: `a unit for "${stray}"`,
      remedy: "Give units under the names of the columns.",
    });
  }
  const made: Table<Name> = { columns, units, length };
  const titles = names.map((name) => (units[name] === undefined ? name : `${name} (${units[name]})`));
  const line = `Table of ${length} rows: ${titles.join(", ")}`;
  Object.defineProperty(made, inspect.custom, { value: () => line });
  return Object.freeze(made);
}

/** The table as a danfo DataFrame, columns named "name (unit)". Loads danfojs-node at the first call. */
export async function toDataFrame(of: Table): Promise<DataFrameLike> {
  const { DataFrame } = await import("danfojs-node");
  const named = Object.entries(of.columns).map(([name, column]) => {
    const unit = of.units[name];
    return [unit === undefined ? name : `${name} (${unit})`, Array.from<number | string>(column)] as const;
  });
  return new DataFrame(Object.fromEntries(named));
}
