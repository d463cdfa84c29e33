import type { Stream } from "../../random";
import { clusteredDistance, quantile, type Sample } from "../../statistics";

/** Values of one quantity and the region that each belongs to. */
export interface GroupedValues {
  readonly values: Sample;
  readonly regions: ArrayLike<number>;
}

/** How one quantity of simulated regions is distributed beside that of real ones. */
export interface QuantityComparison {
  /** Kolmogorov-Smirnov distance, 0 … 1 */
  readonly distance: number;
  /** standard deviation over resampled regions */
  readonly error: number;
  /** 95 % of the resampled distances */
  readonly interval: readonly [low: number, high: number];
  /** how much higher resampled distances are on average */
  readonly bias: number;
  /** values, and regions that they come from */
  readonly n: { readonly simulated: number; readonly real: number };
  readonly regions: { readonly simulated: number; readonly real: number };
  /** the 5, 25, 50, 75 and 95 % quantiles */
  readonly simulated: readonly number[];
  readonly real: readonly number[];
}

const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95];

/** Compares two samples by their Kolmogorov-Smirnov distance; the error resamples regions, not values. */
export function compareQuantity(simulated: GroupedValues, real: GroupedValues, stream: Stream): QuantityComparison {
  const { distance, error, interval, bias, groups } = clusteredDistance(
    simulated.values, simulated.regions, real.values, real.regions, stream, { resamples: 500 });
  return {
    distance, error, interval, bias,
    n: { simulated: simulated.values.length, real: real.values.length },
    regions: { simulated: groups[0], real: groups[1] },
    simulated: SHARES.map((share) => quantile(simulated.values, share)),
    real: SHARES.map((share) => quantile(real.values, share)),
  };
}
