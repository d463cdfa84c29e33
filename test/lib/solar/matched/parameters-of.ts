import { table } from "../../../../src/lib/arrays";
import { PARAMETER_NAMES, type ParameterName, type ParameterTable } from "../../../../src/lib/solar";

/** A table in which every parameter has the same values, but for those given. */
export function parametersOf(values: readonly number[], others: Partial<Record<ParameterName, readonly number[]>> = {}): ParameterTable {
  return table(Object.fromEntries(
    PARAMETER_NAMES.map((name) => [name, Float64Array.from(others[name] ?? values)]))) as ParameterTable;
}
