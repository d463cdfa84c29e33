/** A number with its unit, e.g. `{ value: 22.3, unit: "px" }`, and how many significant digits to print (4). */
export interface Quantity {
  readonly value: number;
  readonly unit?: string;
  readonly digits?: number;
}

/** Key numbers of a figure by name; texts are printed as they are. */
export type KeyNumbers = Readonly<Record<string, number | string | Quantity>>;

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const superscript = (exponent: number) =>
  (exponent < 0 ? "⁻" : "") +
  String(Math.abs(exponent)).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit);

/**
 * A number in at most `digits` significant digits with a true minus sign: `0.001234`, `−12.5`, `6.02 × 10²³`; no zeros
 * are added at the end. Whole numbers below a million are printed in full; NaN and infinities by name.
 */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const sign = value < 0 ? "−" : "";
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (Number.isInteger(size) && size < 1e6) return `${sign}${size}`;
  const [mantissa = "", exponentText = "0"] = size.toExponential(digits - 1).split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 6) return `${sign}${Number(mantissa)} × 10${superscript(exponent)}`;
  return sign + (exponent >= digits ? String(Math.round(size)) : String(Number(size.toPrecision(digits))));
}

/** A quantity as text, `22.3 px`; a text stays as it is. */
export function formatQuantity(quantity: number | string | Quantity): string {
  if (typeof quantity === "string") return quantity;
  if (typeof quantity === "number") return formatNumber(quantity);
  const { value, unit = "", digits = 4 } = quantity;
  return unit === "" ? formatNumber(value, digits) : `${formatNumber(value, digits)} ${unit}`;
}
