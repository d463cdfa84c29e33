import { ShapeError } from "../errors";
import type { Neighbours } from "./embedding-index";

/**
 * Share of the true neighbours that were found, 0 … 1: `|found and true| / (queries k)`. A row as near as the farthest
 * true one counts, since ties have no order.
 * @param found of an approximate index @param exact of the exact one, for the same queries and k
 * @throws ShapeError when the two differ in size
 */
export function recall(found: Neighbours, exact: Neighbours): number {
  const [n, k] = exact.shape;
  if (found.shape[0] !== n || found.shape[1] !== k) {
    throw new ShapeError({
      expected: `${n} queries with ${k} neighbours in both`, found: `${found.shape[0]} with ${found.shape[1]}`,
      remedy: "Query both indices alike.",
    });
  }
  const ROUNDING = 1e-6;
  let hits = 0;
  for (let q = 0; q < n; q++) {
    const farthest = exact.similarities[q * k + k - 1];
    const limit = farthest - ROUNDING * Math.max(1, Math.abs(farthest));
    const wanted = new Set(exact.indices.subarray(q * k, (q + 1) * k));
    for (let i = q * k; i < (q + 1) * k; i++) if (wanted.has(found.indices[i]) || found.similarities[i] >= limit) hits++;
  }
  return hits / (n * k);
}
