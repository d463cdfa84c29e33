import type { Matrix } from "../arrays";
import { encodeNpy } from "../io";
import { checkCount, checkMetric, checkSource, preparedEmbeddings } from "./check-embeddings";
import type { EmbeddingIndex, EmbeddingSource, IndexOptions, Metric } from "./embedding-index";
import { saveIndex } from "./index-files";
import { nearestRows, squaredNorms } from "./nearest-rows";

/** An index over rows that are checked, and of length 1 for the cosine. */
export function indexOfRows(rows: Matrix, metric: Metric, source: EmbeddingSource): EmbeddingIndex {
  const [size, dimension] = rows.shape;
  const norms = metric === "euclidean" ? squaredNorms(rows) : new Float64Array(0);
  return {
    kind: "exact", metric, size, dimension, source,
    query(embeddings, k) {
      const queries = preparedEmbeddings(embeddings, "the queries", metric, dimension);
      checkCount(k, size);
      return nearestRows(queries, rows, norms, metric, k);
    },
    save(folder) {
      saveIndex(folder, { kind: "exact", metric, size, dimension, source }, () => encodeNpy(rows));
    },
  };
}

/**
 * An index that compares every query with every row: never wrong, linear in size. 1,000 queries over 44,000 x 100 take
 * some 5 s of one core.
 * @param embeddings [rows, dimension], finite; a copy is kept for the cosine, else the matrix itself
 * @throws ShapeError for embeddings that are not finite or have no direction; OptionError for an unknown metric or source
 */
export function exactIndex(embeddings: Matrix, { metric = "cosine", source }: IndexOptions): EmbeddingIndex {
  checkMetric(metric);
  checkSource(source);
  return indexOfRows(preparedEmbeddings(embeddings, "the embeddings", metric), metric, source);
}
