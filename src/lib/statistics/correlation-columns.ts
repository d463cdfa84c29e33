import { describeValue } from "../arrays";
import { ShapeError } from "../errors";
import { requireSample, type Sample } from "./samples";

/** Below this share of its size, what is left of a column is round-off. */
const ROUND_OFF = 1e-12;

/**
 * Pearson's correlation of `columns[0]` and `columns[1]`, each less its least-squares fit by the columns that follow,
 * the rows weighted; NaN where one of them does not vary, or the following columns depend on each other.
 */
export function weightedCorrelation(columns: readonly Float64Array[], weights: Float64Array): number {
  const n = weights.length;
  let total = 0;
  for (let i = 0; i < n; i++) total += weights[i];
  const product = (a: Float64Array, b: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += weights[i] * a[i] * b[i];
    return sum;
  };
  const centre = (column: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += weights[i] * column[i];
    const mean = sum / total;
    const centred = column.map((value) => value - mean);
    const norm = Math.sqrt(product(centred, centred));
    return { centred, norm, least: ROUND_OFF * Math.max(norm, Math.abs(mean) * Math.sqrt(total)) };
  };
  const basis: Float64Array[] = [];
  // twice, so that what is left is orthogonal to round-off
  const project = (column: Float64Array) => {
    for (let pass = 0; pass < 2; pass++) {
      for (const unit of basis) {
        const along = product(unit, column);
        for (let i = 0; i < n; i++) column[i] -= along * unit[i];
      }
    }
    return Math.sqrt(product(column, column));
  };
  for (const covariate of columns.slice(2)) {
    const { centred, least } = centre(covariate);
    const norm = project(centred);
    if (!(norm > least)) return NaN;
    basis.push(centred.map((value) => value / norm));
  }
  const [x, y] = [centre(columns[0]), centre(columns[1])];
  const [normX, normY] = [project(x.centred), project(y.centred)];
  if (!(normX > x.least && normY > y.least)) return NaN;
  return Math.max(-1, Math.min(1, product(x.centred, y.centred) / normX / normY));
}

/** Checks one column of finite numbers that vary; `what` names it. */
function requireColumn(values: unknown, what: string, least: number): asserts values is Sample {
  requireSample(values, what, least);
  const infinite = Array.prototype.findIndex.call(values, (value: number) => !Number.isFinite(value));
  if (infinite >= 0) {
    throw new ShapeError({
      expected: `${what} to hold finite numbers`,
      found: `${values[infinite]} at index ${infinite}`,
      remedy: "Leave out what could not be measured, and say how many that were.",
    });
  }
  if (values.every((value) => value === values[0])) {
    throw new ShapeError({
      expected: `${what} to vary`,
      found: `${values.length} times ${values[0]}`,
      remedy: "A constant has no correlation with anything: leave it out.",
    });
  }
}

/**
 * The columns of a correlation, checked: x, y, then the covariates, each of the same n finite numbers that vary.
 * @throws ShapeError for unequal lengths, fewer than 3 values (and one more for each covariate), NaN, infinities or a
 * constant
 */
export function correlationColumns(x: Sample, y: Sample, covariates: readonly Sample[] = []): Float64Array[] {
  if (!Array.isArray(covariates) || covariates.some((covariate) => typeof covariate === "number")) {
    const remedy = "Pass [field], a list of samples also where there is one.";
    throw new ShapeError({ expected: "a list of covariates", found: describeValue(covariates), remedy });
  }
  const least = 3 + covariates.length;
  const columns = [x, y, ...covariates];
  const names = ["the first sample", "the second sample", ...covariates.map((_, index) => `covariate ${index + 1}`)];
  columns.forEach((column, index) => {
    requireColumn(column, names[index], least);
    if (column.length === x.length) return;
    throw new ShapeError({
      expected: `${names[index]} to hold ${x.length} values, one for each of the first`,
      found: `${column.length}`,
      remedy: "Pass pairs: leave out what lacks either value.",
    });
  });
  return columns.map((column) => Float64Array.from(column));
}

/** @throws ShapeError when a coefficient of checked columns is not defined */
export function requireDefined(coefficient: number, covariates: number): number {
  if (!Number.isNaN(coefficient)) return coefficient;
  throw new ShapeError({
    expected:
      covariates === 0
        ? "samples that vary by more than round-off"
        : "samples that still vary once the covariates are held fixed, and covariates that do not determine each other",
    found: covariates === 0 ? "a constant" : "one that the others determine",
    remedy:
      covariates === 0 ? "Leave out the constant." : "Leave out the covariate that says the same as another column.",
  });
}

/** Weights of one for each of n rows. */
export const unitWeights = (n: number): Float64Array => new Float64Array(n).fill(1);
