import { correlationColumns, requireDefined, unitWeights, weightedCorrelation } from "./correlation-columns";
import { correlationPValue, type Correlation } from "./correlation-test";
import { requireSample, type Sample } from "./samples";

/** Ranks of values that occur as often as their weights say; a value of weight 0 gets a rank that counts nowhere. */
export type Ranker = (weights: Float64Array) => Float64Array;

/** Sorts values once, and then ranks them for any weights: ties share the mean of their ranks. */
export function ranker(values: Float64Array): Ranker {
  const order = Int32Array.from(values.keys()).sort((i, j) => values[i] - values[j]);
  return (weights) => {
    const ranks = new Float64Array(values.length);
    let below = 0;
    for (let from = 0; from < order.length; ) {
      let to = from;
      let tied = 0;
      for (; to < order.length && values[order[to]] === values[order[from]]; to++) tied += weights[order[to]];
      for (let at = from; at < to; at++) ranks[order[at]] = below + (tied + 1) / 2;
      below += tied;
      from = to;
    }
    return ranks;
  };
}

/** Ranks of a sample from 1 up; equal values share the mean of their ranks. @throws ShapeError for NaN or no values */
export function midRanks(values: Sample): Float64Array {
  requireSample(values, "the sample");
  return ranker(Float64Array.from(values))(unitWeights(values.length));
}

/**
 * Spearman's rank correlation, -1 … 1: {@link pearson} of the ranks, ties sharing the mean of theirs.
 * Its p-value is Student's t with n - 2 degrees of freedom, an approximation for large n (scipy's default too); pairs
 * count as independent of each other.
 * @param x n finite numbers, at least 3, in any unit
 * @param y the other value of each pair
 * @throws ShapeError for unequal lengths, n < 3, NaN, infinities or a constant
 * Source: Spearman (1904), Am. J. Psychol. 15, 72; p-value: Kendall & Stuart (1973), section 31.18.
 */
export function spearman(x: Sample, y: Sample): Correlation {
  const [first, second] = correlationColumns(x, y);
  const ranks = [midRanks(first), midRanks(second)];
  const value = requireDefined(weightedCorrelation(ranks, unitWeights(x.length)), 0);
  return { value, pValue: correlationPValue(value, x.length - 2), n: x.length };
}
