import { describeValue } from "../arrays";
import { OptionError, ShapeError } from "../errors";

/** A sample of numbers: a typed array or a plain one. */
export type Sample = Float64Array | Float32Array | readonly number[];

/**
 * Checks that `values` holds at least `least` numbers, none of them NaN; `what` names it, e.g. "the first sample".
 * @throws ShapeError for fewer values, for NaN, or for what is no array of numbers
 */
export function requireSample(values: unknown, what: string, least = 1): asserts values is Sample {
  const isArray = values instanceof Float64Array || values instanceof Float32Array || Array.isArray(values);
  if (!isArray || values.length < least) {
    throw new ShapeError({
      expected: `${what} to hold at least ${least} ${least === 1 ? "number" : "numbers"}`,
      found: isArray && values.length > 0 ? `${values.length}` : describeValue(values),
      remedy: "Pass a Float64Array, or a column of a table.",
    });
  }
  const odd = Array.prototype.findIndex.call(values, (value: unknown) => typeof value !== "number" || Number.isNaN(value));
  if (odd >= 0) {
    throw new ShapeError({
      expected: `${what} to hold numbers alone`,
      found: `${String(values[odd])} at index ${odd}`,
      remedy: "Leave out what could not be measured, and say how many that were.",
    });
  }
}

/** Checks a count of at least `least`; `what` names it. @throws OptionError when it is less, or not whole */
export function requireCount(value: number, what: string, least = 1): void {
  if (Number.isInteger(value) && value >= least) return;
  const remedy = "Pass how many you want.";
  throw new OptionError({ expected: `${what} to be a whole number of at least ${least}`, found: `${value}`, remedy });
}

/** Checks a share between 0 and 1, both excluded; `what` names it. @throws OptionError */
export function requireShare(value: number, what: string): void {
  if (value > 0 && value < 1) return;
  const remedy = "A level of 0.95 keeps 95 %.";
  throw new OptionError({ expected: `${what} between 0 and 1`, found: `${value}`, remedy });
}

/** The values in rising order, as float64. */
export const sorted = (values: Sample): Float64Array => Float64Array.from(values).sort();
