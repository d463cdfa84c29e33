import { OptionError } from "../errors";
import { requireSample, sorted, type Sample } from "./samples";

/** {@link quantile} of values that are in rising order already. */
export function quantileOfSorted(values: Float64Array, share: number): number {
  const at = share * (values.length - 1);
  const low = Math.floor(at);
  const [below, above] = [values[low], values[Math.min(low + 1, values.length - 1)]];
  return below === above ? below : below + (at - low) * (above - below);
}

/**
 * The value below which the given share of a sample lies, by linear interpolation between order statistics
 * (numpy's default, Hyndman & Fan type 7).
 * @param values at least one number
 * @param share 0 … 1; 0.5 gives the median
 * @throws ShapeError for an empty sample or NaN; OptionError for a share outside 0 … 1
 */
export function quantile(values: Sample, share: number): number {
  requireSample(values, "the sample");
  if (!(share >= 0 && share <= 1)) {
    const remedy = "Pass 0.5 for the median.";
    throw new OptionError({ expected: "a share from 0 to 1", found: `${share}`, remedy });
  }
  return quantileOfSorted(sorted(values), share);
}

/** Arithmetic mean. @throws ShapeError for an empty sample or NaN */
export function mean(values: Sample): number {
  requireSample(values, "the sample");
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Standard deviation with n - 1, `sqrt(sum((x - mean)^2) / (n - 1))`. @throws ShapeError for fewer than 2, or NaN */
export function standardDeviation(values: Sample): number {
  requireSample(values, "the sample", 2);
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) ** 2;
  return Math.sqrt(sum / (values.length - 1));
}
