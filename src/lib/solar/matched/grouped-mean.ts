import type { Stream } from "../../random";
import { bootstrap, type BootstrapOptions, type Sample } from "../../statistics";

/** A mean whose error counts groups, not values. */
export interface GroupedMean {
  readonly value: number;
  /** standard deviation over resampled groups; 0 when there is but one */
  readonly error: number;
  /** 95 % of the resamples */
  readonly interval: readonly [low: number, high: number];
  readonly n: number;
  /** groups that were resampled */
  readonly groups: number;
}

/**
 * Mean of values that come in groups, such as matches of one region: `sum(x) / n`, with a bootstrap that draws whole
 * groups with replacement.
 * @param values finite numbers, at least one @param groups number of the group of each
 * @throws ShapeError for no values or NaN
 * Source: cluster bootstrap, Davison & Hinkley (1997), section 3.8.
 */
export function groupedMean(
  values: Sample, groups: ArrayLike<number>, stream: Stream, options: BootstrapOptions = {},
): GroupedMean {
  const sums = new Map<number, { sum: number; count: number }>();
  values.forEach((value, i) => {
    const group = sums.get(groups[i]) ?? { sum: 0, count: 0 };
    group.sum += value;
    group.count++;
    sums.set(groups[i], group);
  });
  const all = Array.from(sums.values());
  const meanOf = (drawn: Float64Array) => {
    let [sum, count] = [0, 0];
    for (const group of drawn) {
      sum += all[group].sum;
      count += all[group].count;
    }
    return sum / count;
  };
  const numbers = Float64Array.from(all.keys());
  if (all.length === 1) {
    const value = meanOf(numbers);
    return { value, error: 0, interval: [value, value], n: values.length, groups: 1 };
  }
  const { value, error, interval } = bootstrap(numbers, meanOf, stream, options);
  return { value, error, interval, n: values.length, groups: all.length };
}
