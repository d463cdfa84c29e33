import { Matrix, solve } from "ml-matrix";
import { ShapeError } from "../../errors";

/** A fit that predicts several quantities from the same features. */
export interface RidgeRegression {
  /** of one row of features, as many numbers as there are quantities */
  predict(features: readonly number[]): Float64Array;
  /** root mean square of what the fit leaves, by quantity */
  readonly residuals: Float64Array;
}

const RIDGE = 1e-4;
/** In products, features are cut off at so many standard deviations: a quadratic must not run away from what it was fitted to. */
const FARTHEST = 3;

/** 1, each number, and all products of two. */
function quadraticTerms(numbers: readonly number[]): number[] {
  const cut = numbers.map((x) => Math.min(FARTHEST, Math.max(-FARTHEST, x)));
  return [1, ...numbers, ...cut.flatMap((a, i) => cut.slice(i).map((b) => a * b))];
}

/**
 * Quadratic polynomials in standardised features, fitted by least squares with a ridge of 1e-4.
 * @param features n rows, finite; `quantities` n rows of the numbers to predict, finite
 * @throws ShapeError for fewer than two rows for each coefficient
 */
export function ridgeRegression(features: readonly (readonly number[])[], quantities: readonly Float64Array[]): RidgeRegression {
  const n = features.length;
  const size = features[0]?.length ?? 0;
  const terms = ((size + 1) * (size + 2)) / 2;
  if (n < 2 * terms) {
    const remedy = "Calibrate with more latents.";
    throw new ShapeError({ expected: `at least ${2 * terms} rows for ${terms} coefficients`, found: `${n}`, remedy });
  }
  const means = Array.from({ length: size }, (_, j) => features.reduce((sum, row) => sum + row[j], 0) / n);
  const widths = means.map((mean, j) => Math.sqrt(features.reduce((sum, row) => sum + (row[j] - mean) ** 2, 0) / n) || 1);
  const termsOf = (row: readonly number[]) => quadraticTerms(row.map((x, j) => (x - means[j]) / widths[j]));
  const rows = features.map(termsOf);
  const x = new Matrix(rows);
  const gram = x.transpose().mmul(x);
  for (let j = 1; j < terms; j++) gram.set(j, j, gram.get(j, j) + RIDGE * n);
  const coefficients = solve(gram, x.transpose().mmul(new Matrix(quantities.map((row) => Array.from(row)))));
  const count = coefficients.columns;
  const apply = (row: readonly number[]) => Float64Array.from({ length: count }, (_, k) =>
    row.reduce((sum, term, j) => sum + term * coefficients.get(j, k), 0));
  const residuals = new Float64Array(count);
  rows.forEach((row, i) => apply(row).forEach((value, k) => (residuals[k] += (quantities[i][k] - value) ** 2 / n)));
  return { predict: (row) => apply(termsOf(row)), residuals: residuals.map(Math.sqrt) };
}
