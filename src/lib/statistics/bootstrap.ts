import type { Stream } from "../random";
import { quantileOfSorted, standardDeviation } from "./quantile";
import { requireCount, requireSample, requireShare, sorted, type Sample } from "./samples";

export interface BootstrapOptions {
  /** how often the sample is drawn anew, default 1000 */
  readonly resamples?: number;
  /** share of the resamples inside the interval, default 0.95 */
  readonly level?: number;
}

/** A statistic with its sampling error. */
export interface Bootstrap {
  /** the statistic of the sample itself */
  readonly value: number;
  /** standard deviation of the statistic over the resamples */
  readonly error: number;
  /** the `(1 - level) / 2` and `(1 + level) / 2` quantiles of the resamples */
  readonly interval: readonly [low: number, high: number];
  /** mean of the resamples minus `value` */
  readonly bias: number;
}

/** Summary of the resampled values of a statistic. */
export function summarizeResamples(value: number, resampled: Float64Array, level: number): Bootstrap {
  const order = sorted(resampled);
  const centre = resampled.reduce((sum, one) => sum + one, 0) / resampled.length;
  return {
    value,
    error: standardDeviation(resampled),
    interval: [quantileOfSorted(order, (1 - level) / 2), quantileOfSorted(order, (1 + level) / 2)],
    bias: centre - value,
  };
}

/** Checks the options, filled with their defaults. @throws OptionError */
export function bootstrapSettings({ resamples = 1000, level = 0.95 }: BootstrapOptions): Required<BootstrapOptions> {
  requireCount(resamples, "resamples", 2);
  requireShare(level, "a level");
  return { resamples, level };
}

/**
 * Percentile bootstrap: the statistic of samples of n drawn with replacement from the n values.
 * The values must be independent; where they come in groups, resample the groups, as `clusteredDistance` does.
 * @param values n numbers, at least 2
 * @param statistic called with n float64 values, which it must not keep
 * @throws ShapeError for fewer than 2 values or NaN; OptionError for impossible options
 * Source: Efron (1979), Ann. Statist. 7, 1.
 */
export function bootstrap(
  values: Sample,
  statistic: (sample: Float64Array) => number,
  stream: Stream,
  options: BootstrapOptions = {},
): Bootstrap {
  requireSample(values, "the sample", 2);
  const { resamples, level } = bootstrapSettings(options);
  const sample = Float64Array.from(values);
  const value = statistic(sample.slice());
  const drawn = new Float64Array(sample.length);
  const resampled = Float64Array.from({ length: resamples }, () => {
    for (let i = 0; i < drawn.length; i++) drawn[i] = sample[stream.integer(sample.length)];
    return statistic(drawn);
  });
  return summarizeResamples(value, resampled, level);
}
