import { table } from "../../arrays";
import { PARAMETER_NAMES, type ParameterName, type ParameterTable } from "../parameters";

/** Rows of a parameter table, in the order asked for; one may be asked for many times. */
export function takeRows({ columns, units }: ParameterTable, rows: ArrayLike<number>): ParameterTable {
  const taken = PARAMETER_NAMES.map((name) => [name, Float64Array.from(rows, (row) => columns[name][row])] as const);
  return table(Object.fromEntries(taken) as Record<ParameterName, Float64Array>, units) as ParameterTable;
}

/** Rows of patches that have both polarities: without one there is no separation, whichever convention was measured by. */
export function rowsWithBothPolarities({ columns, length }: ParameterTable): Int32Array {
  const has = (row: number) => columns.unsignedField[row] > 0 && Number.isFinite(columns.polaritySeparation[row]);
  return Int32Array.from({ length }, (_, row) => row).filter(has);
}
