import { rowAt, type Matrix } from "../arrays";
import type { Metric, Neighbours } from "./embedding-index";

/** `out[j] = sum_i query[i] rows[j, i]` in float64, four rows at a time. */
function dotProducts(query: Float32Array, { data, shape: [rows, columns] }: Matrix, out: Float64Array): void {
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    const at = row * columns;
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let i = 0; i < columns; i++) {
      const q = query[i];
      s0 += q * data[at + i];
      s1 += q * data[at + columns + i];
      s2 += q * data[at + 2 * columns + i];
      s3 += q * data[at + 3 * columns + i];
    }
    out[row] = s0;
    out[row + 1] = s1;
    out[row + 2] = s2;
    out[row + 3] = s3;
  }
  for (; row < rows; row++) {
    let sum = 0;
    for (let i = 0; i < columns; i++) sum += query[i] * data[row * columns + i];
    out[row] = sum;
  }
}

const squaredNorm = (values: Float32Array) => values.reduce((sum, value) => sum + value * value, 0);

/** Squared lengths of the rows of a matrix. */
export function squaredNorms(of: Matrix): Float64Array {
  return Float64Array.from({ length: of.shape[0] }, (_, row) => squaredNorm(rowAt(of, row)));
}

/** The places of the k largest scores, falling; of equal ones the first comes first. */
function largest(scores: Float64Array, k: number): Int32Array {
  const best = new Int32Array(k);
  let found = 0;
  for (let i = 0; i < scores.length; i++) {
    if (found === k && scores[i] <= scores[best[k - 1]]) continue;
    let at = found < k ? found++ : k - 1;
    for (; at > 0 && scores[best[at - 1]] < scores[i]; at--) best[at] = best[at - 1];
    best[at] = i;
  }
  return best;
}

/**
 * The k nearest rows of each query, all compared; sums are float64.
 * @param rows [n, d]; of length 1 for the cosine, as the queries
 * @param norms `squaredNorms(rows)`, for the Euclidean distance `sqrt(|q|^2 + |r|^2 - 2 q.r)`
 */
export function nearestRows(queries: Matrix, rows: Matrix, norms: Float64Array, metric: Metric, k: number): Neighbours {
  const n = queries.shape[0];
  const indices = new Int32Array(n * k);
  const similarities = new Float32Array(n * k);
  const scores = new Float64Array(rows.shape[0]);
  for (let q = 0; q < n; q++) {
    const query = rowAt(queries, q);
    dotProducts(query, rows, scores);
    if (metric === "euclidean") {
      const length = squaredNorm(query);
      for (let i = 0; i < scores.length; i++) scores[i] = -Math.sqrt(Math.max(0, length + norms[i] - 2 * scores[i]));
    }
    largest(scores, k).forEach((row, i) => {
      indices[q * k + i] = row;
      similarities[q * k + i] = metric === "cosine" ? Math.max(-1, Math.min(1, scores[row])) : scores[row];
    });
  }
  return { indices, similarities, shape: [n, k] };
}
