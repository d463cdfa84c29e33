import { Matrix, solve } from "ml-matrix";

/**
 * The shortest step that makes the wanted changes, to first order: `J^T (J J^T + ridge mean(diag J J^T))^-1 r`.
 * With ridge 0 `J step = r`; a ridge shortens the step where rows of J are nearly parallel.
 * @param rows of J, one for each quantity
 * @param wanted r, one change for each quantity
 */
export function leastStep(rows: readonly Float64Array[], wanted: readonly number[], ridge: number): Float64Array {
  const m = rows.length;
  const product = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i], 0);
  const gram = Array.from({ length: m }, (_, i) => Array.from({ length: m }, (__, j) => product(rows[i], rows[j])));
  const trace = gram.reduce((sum, row, i) => sum + row[i], 0);
  const step = new Float64Array(rows[0].length);
  if (!(trace > 0)) return step;
  for (let i = 0; i < m; i++) gram[i][i] += Math.max(ridge, 1e-12) * (trace / m);
  const weights = solve(new Matrix(gram), Matrix.columnVector([...wanted])).to1DArray();
  rows.forEach((row, i) => row.forEach((value, k) => (step[k] += weights[i] * value)));
  return step;
}
