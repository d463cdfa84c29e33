import { ShapeError } from "../errors";
import type { Stream } from "../random";
import { bootstrapSettings, summarizeResamples, type BootstrapOptions } from "./bootstrap";
import { requireSample, type Sample } from "./samples";

/** The group of each value: region numbers, or names. */
export type Groups = ArrayLike<number> | ArrayLike<string>;

/** A Kolmogorov-Smirnov distance with an error that counts groups, not values. */
export interface ClusteredDistance {
  /** `max |F_a - F_b|` over all values, 0 … 1 */
  readonly distance: number;
  /** standard deviation over resampled groups */
  readonly error: number;
  /** percentile interval over resampled groups; it lies high, since resampling adds noise to both curves */
  readonly interval: readonly [low: number, high: number];
  /** how much higher the resamples lie on average */
  readonly bias: number;
  /** number of groups in each sample */
  readonly groups: readonly [a: number, b: number];
}

interface Clusters {
  /** group number of each value, 0 … count - 1 */
  readonly of: Int32Array;
  readonly count: number;
}

function clusters(values: Sample, groups: Groups, what: string): Clusters {
  if (groups.length !== values.length) {
    throw new ShapeError({
      expected: `${what} to have one group for each of its ${values.length} values`,
      found: `${groups.length} groups`,
      remedy: "Pass the number of the region that each value comes from.",
    });
  }
  const numbers = new Map<number | string, number>();
  const of = Int32Array.from(groups as ArrayLike<number | string>, (group) => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return number;
  });
  return { of, count: numbers.size };
}

/** Both samples in one rising order; indices from n on belong to the second. */
function pooledOrder(a: Sample, b: Sample): { order: Int32Array; last: Uint8Array } {
  const pooled = new Float64Array(a.length + b.length);
  pooled.set(a);
  pooled.set(b, a.length);
  const order = Int32Array.from(pooled.keys()).sort((i, j) => pooled[i] - pooled[j]);
  const last = Uint8Array.from(order, (i, at) => (pooled[i] === pooled[order[at + 1]] ? 0 : 1));
  return { order, last };
}

/** How often each of `count` groups is drawn in `count` draws. */
function drawGroups(count: number, stream: Stream): Float64Array {
  const times = new Float64Array(count);
  for (let i = 0; i < count; i++) times[stream.integer(count)]++;
  return times;
}

/**
 * Kolmogorov-Smirnov distance of two samples whose values come in groups, e.g. the images of one active region:
 * `D = max |F_a - F_b|` over all values, its error from a bootstrap that draws whole groups with replacement.
 * @param a n values; `groupsA` has the group of each
 * @param b m values of the same quantity and unit; `groupsB` has the group of each, numbered independently of `groupsA`
 * @param options 1000 resamples and a level of 0.95 by default
 * @throws ShapeError for NaN, an empty sample or groups of another length; OptionError for impossible options
 * Source: cluster bootstrap, Davison & Hinkley (1997), section 3.8.
 */
export function clusteredDistance(
  a: Sample,
  groupsA: Groups,
  b: Sample,
  groupsB: Groups,
  stream: Stream,
  options: BootstrapOptions = {},
): ClusteredDistance {
  requireSample(a, "the first sample");
  requireSample(b, "the second sample");
  const { resamples, level } = bootstrapSettings(options);
  const first = clusters(a, groupsA, "the first sample");
  const second = clusters(b, groupsB, "the second sample");
  const { order, last } = pooledOrder(a, b);
  const n = a.length;

  const distance = (timesA: Float64Array, timesB: Float64Array): number => {
    let [totalA, totalB] = [0, 0];
    for (const group of first.of) totalA += timesA[group];
    for (const group of second.of) totalB += timesB[group];
    let [sumA, sumB, largest] = [0, 0, 0];
    for (let at = 0; at < order.length; at++) {
      const i = order[at];
      if (i < n) sumA += timesA[first.of[i]];
      else sumB += timesB[second.of[i - n]];
      if (last[at] === 1) largest = Math.max(largest, Math.abs(sumA / totalA - sumB / totalB));
    }
    return largest;
  };

  const value = distance(new Float64Array(first.count).fill(1), new Float64Array(second.count).fill(1));
  const resampled = Float64Array.from({ length: resamples }, () =>
    distance(drawGroups(first.count, stream), drawGroups(second.count, stream)));
  const { error, interval, bias } = summarizeResamples(value, resampled, level);
  return { distance: value, error, interval, bias, groups: [first.count, second.count] };
}
