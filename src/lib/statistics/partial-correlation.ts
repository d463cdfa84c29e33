import { OptionError } from "../errors";
import { correlationColumns, requireDefined, unitWeights, weightedCorrelation } from "./correlation-columns";
import { correlationPValue, type Correlation } from "./correlation-test";
import type { Sample } from "./samples";
import { midRanks } from "./spearman";

/** Correlation of the values, or of their ranks. */
export type CorrelationMethod = "pearson" | "spearman";

/** @throws OptionError for a method that there is not */
export function requireMethod(method: CorrelationMethod): void {
  if (method === "pearson" || method === "spearman") return;
  const remedy = 'Pass "pearson" for values or "spearman" for ranks.';
  throw new OptionError({ expected: 'a method out of "pearson", "spearman"', found: `"${String(method)}"`, remedy });
}

/**
 * Correlation of x and y at fixed covariates: Pearson's of what is left of each after a linear least-squares fit by the
 * covariates (and a constant); with `"spearman"` all columns are replaced by their ranks first. Its p-value is
 * Student's t with n - 2 - k degrees of freedom for k covariates, exact for independent rows of a multivariate normal.
 * @param x n finite numbers, at least 3 + k
 * @param y the other value of each pair
 * @param covariates k samples of n, held fixed, e.g. the total unsigned field, so that two lengths do not correlate by
 * size alone
 * @throws ShapeError for unequal lengths, too few values, NaN, infinities, a constant, covariates that determine each
 * other, or x or y; OptionError for an unknown method
 * Source: Yule (1907), Proc. R. Soc. A 79, 182; Fisher (1924), Metron 3, 329.
 */
export function partialCorrelation(
  x: Sample,
  y: Sample,
  covariates: readonly Sample[],
  method: CorrelationMethod = "pearson",
): Correlation {
  requireMethod(method);
  const values = correlationColumns(x, y, covariates);
  const columns = method === "spearman" ? values.map(midRanks) : values;
  const value = requireDefined(weightedCorrelation(columns, unitWeights(x.length)), covariates.length);
  return { value, pValue: correlationPValue(value, x.length - 2 - covariates.length), n: x.length };
}
