import { ShapeError } from "../errors";
import type { Stream } from "../random";
import { bootstrapSettings, summarizeResamples, type Bootstrap, type BootstrapOptions } from "./bootstrap";
import type { Groups } from "./clustered-distance";
import { correlationColumns, unitWeights, weightedCorrelation } from "./correlation-columns";
import type { Correlation } from "./correlation-test";
import { partialCorrelation, requireMethod, type CorrelationMethod } from "./partial-correlation";
import type { Sample } from "./samples";
import { ranker } from "./spearman";

export interface CorrelationOptions extends BootstrapOptions {
  /** of values or of ranks ("pearson") */
  readonly method?: CorrelationMethod;
  /** group of each pair, e.g. the active region of the match: whole groups are drawn (every pair is a group) */
  readonly groups?: Groups;
  /** samples held fixed, see {@link partialCorrelation} (none) */
  readonly covariates?: readonly Sample[];
}

/** A correlation with its sampling error. */
export interface CorrelationEstimate extends Correlation, Bootstrap {
  readonly method: CorrelationMethod;
  /** independent groups of pairs that were resampled; n where each pair stands for itself */
  readonly groups: number;
}

/** Resamples without a coefficient that are drawn anew, for each one asked for. */
const MOST_REDRAWN = 10;

/** Number of the group of each of n rows, and how many groups there are. */
function groupRows(n: number, groups: Groups | undefined): { readonly of: Int32Array; readonly count: number } {
  if (groups === undefined) return { of: Int32Array.from({ length: n }, (_, row) => row), count: n };
  const numbers = new Map<number | string, number>();
  const of = Int32Array.from(groups as ArrayLike<number | string>, (group) => {
    if (!numbers.has(group)) numbers.set(group, numbers.size);
    return numbers.get(group) ?? 0;
  });
  const remedy = "Pass the number of the active region of each pair.";
  if (of.length !== n)
    throw new ShapeError({ expected: `a group for each of ${n} pairs`, found: `${of.length}`, remedy });
  if (numbers.size < 2) throw new ShapeError({ expected: "pairs of at least 2 groups", found: "one group", remedy });
  return { of, count: numbers.size };
}

/**
 * A correlation with its percentile bootstrap interval: pairs, or whole groups of pairs, are drawn with replacement.
 * Retrieved images come from few regions, so pass `groups`; the p-value goes on counting pairs as independent and is
 * then too small, the interval is not. A resample in which a column is constant has no coefficient and is drawn anew.
 * @param x n finite numbers, at least 3, in any unit, e.g. of the queries
 * @param y the other value of each pair, e.g. of the matches
 * @param options 1000 resamples and a level of 0.95 by default
 * @throws ShapeError for unequal lengths, n < 3, NaN, infinities, a constant, groups of another length or a single one,
 * dependent covariates; OptionError for impossible options
 * Source: Efron & Tibshirani (1993), sections 8 and 13; groups: Davison & Hinkley (1997), section 3.8.
 */
export function correlation(
  x: Sample,
  y: Sample,
  stream: Stream,
  options: CorrelationOptions = {},
): CorrelationEstimate {
  const { method = "pearson", covariates = [] } = options;
  requireMethod(method);
  const { resamples, level } = bootstrapSettings(options);
  const { value, pValue, n } = partialCorrelation(x, y, covariates, method);
  const columns = correlationColumns(x, y, covariates);
  const { of, count } = groupRows(n, options.groups);
  const rankers = method === "spearman" ? columns.map(ranker) : undefined;

  const weights = unitWeights(n);
  const times = new Float64Array(count);
  const drawOne = () => {
    times.fill(0);
    for (let draw = 0; draw < count; draw++) times[stream.integer(count)]++;
    for (let row = 0; row < n; row++) weights[row] = times[of[row]];
    return weightedCorrelation(rankers?.map((rank) => rank(weights)) ?? columns, weights);
  };
  let redrawn = 0;
  const draw = () => {
    for (;;) {
      const coefficient = drawOne();
      if (!Number.isNaN(coefficient)) return coefficient;
      if (++redrawn > MOST_REDRAWN * resamples) {
        const remedy = "Measure more pairs, or more groups of them.";
        throw new ShapeError({ expected: "samples that vary when resampled", found: "nearly constant ones", remedy });
      }
    }
  };
  const { error, interval, bias } = summarizeResamples(value, Float64Array.from({ length: resamples }, draw), level);
  return { value, pValue, n, method, groups: count, error, interval, bias };
}
