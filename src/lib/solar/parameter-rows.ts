import type { Image } from "../arrays";
import { CODE_CONVENTION, TEXT_CONVENTION, type ParameterOptions } from "./parameter-options";
import {
  PARAMETER_NAMES, PARAMETER_SYMBOLS, parameterUnits, regionParameters, type ParameterName,
} from "./parameters";

/** One parameter of a region, as the authors' code computes it and as the paper's text describes it. */
export interface ParameterRow {
  readonly parameter: string;
  readonly symbol: string;
  readonly code: number;
  readonly "code's unit": string;
  readonly text: number;
  readonly "text's unit": string;
  /** lets a row stand in any table */
  readonly [column: string]: string | number;
}

const DESCRIPTIONS: Readonly<Record<ParameterName, string>> = {
  unsignedField: "total unsigned field",
  polaritySeparation: "polarity separation",
  inversionLineField: "unsigned field at the inversion line",
  positiveField: "positive field",
  negativeField: "negative field",
  polarity: "polarity (x of + minus x of −)",
  netField: "net field beyond the threshold",
  tilt: "tilt",
  area: "area beyond the threshold",
};

/** All parameters of one region in both conventions, one row each; see {@link regionParameters}. */
export function parameterRows(
  field: Image,
  options: Pick<ParameterOptions, "threshold" | "dilationSide" | "singlePolarity"> = {},
): ParameterRow[] {
  const measured = (convention: ParameterOptions) => {
    const chosen = { ...convention, ...options };
    return { values: regionParameters(field, chosen), units: parameterUnits(chosen) };
  };
  const [code, text] = [measured(CODE_CONVENTION), measured(TEXT_CONVENTION)];
  return PARAMETER_NAMES.map((name) => ({
    parameter: DESCRIPTIONS[name],
    symbol: PARAMETER_SYMBOLS[name],
    code: code.values[name],
    "code's unit": code.units[name],
    text: text.values[name],
    "text's unit": text.units[name],
  }));
}
