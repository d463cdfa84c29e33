import { correlationColumns, requireDefined, unitWeights, weightedCorrelation } from "./correlation-columns";
import { correlationPValue, type Correlation } from "./correlation-test";
import type { Sample } from "./samples";

/**
 * Pearson's correlation, `r = sum((x - mean x)(y - mean y)) / sqrt(sum((x - mean x)^2) sum((y - mean y)^2))`, -1 … 1.
 * Its p-value is Student's t with n - 2 degrees of freedom: exact when the pairs are independent of each other and x or
 * y is normal, else good for large n. Pairs of one active region are not independent: see {@link correlation}.
 * @param x n finite numbers, at least 3, in any unit
 * @param y the other value of each pair
 * @throws ShapeError for unequal lengths, n < 3, NaN, infinities or a constant
 * Source: Pearson (1895), Proc. R. Soc. 58, 240.
 */
export function pearson(x: Sample, y: Sample): Correlation {
  const columns = correlationColumns(x, y);
  const value = requireDefined(weightedCorrelation(columns, unitWeights(x.length)), 0);
  return { value, pValue: correlationPValue(value, x.length - 2), n: x.length };
}
