import { types } from "node:util";
import { describeValue, matrix, type Matrix } from "../arrays";
import { OptionError, ShapeError } from "../errors";
import type { EmbeddingSource, Metric } from "./embedding-index";

const METRICS: readonly string[] = ["cosine", "euclidean"] satisfies Metric[];

/** @throws OptionError for a metric that is not offered */
export function checkMetric(metric: string): asserts metric is Metric {
  if (METRICS.includes(metric)) return;
  const remedy = "Leave it out for the paper's cosine.";
  throw new OptionError({ expected: 'the metric "cosine" or "euclidean"', found: JSON.stringify(metric), remedy });
}

/** @throws OptionError for a source without the names of a model and a set */
export function checkSource(source: EmbeddingSource): void {
  const { model, set } = source ?? {};
  if (typeof model === "string" && model !== "" && typeof set === "string" && set !== "") return;
  throw new OptionError({
    expected: "a source with the digests of the model and of the set that the embeddings are of",
    found: describeValue(source),
    remedy: "Pass for example { model: checkpoint.sha256, set: digest }.",
  });
}

/** @throws OptionError for a k that is not whole, below 1 or above the size of the index */
export function checkCount(k: number, size: number): void {
  if (Number.isInteger(k) && k >= 1 && k <= size) return;
  throw new OptionError({
    expected: `k as a whole number from 1 to ${size}, the size of the index`, found: `${k}`,
    remedy: "Ask for fewer neighbours, or index more embeddings.",
  });
}

function isMatrix(value: unknown): value is Matrix {
  if (typeof value !== "object" || value === null) return false;
  const { data, shape } = value as Partial<Matrix>;
  return types.isFloat32Array(data) && Array.isArray(shape) && shape.length === 2 && data.length === shape[0] * shape[1];
}

/**
 * Checks embeddings and, for the cosine, scales their rows to length 1.
 * @param what names them, e.g. "the queries" @param dimension that they must have, when it is known
 * @returns a copy for the cosine, else the embeddings themselves
 * @throws ShapeError for what is no matrix, has no rows or columns or another dimension, is not finite, or has no direction
 */
export function preparedEmbeddings(embeddings: Matrix, what: string, metric: Metric, dimension?: number): Matrix {
  const remedy = "Pass what the network returns: a matrix with a row of numbers for every image.";
  if (!isMatrix(embeddings)) {
    throw new ShapeError({ expected: `${what} to be a matrix`, found: describeValue(embeddings), remedy });
  }
  const [rows, columns] = embeddings.shape;
  if (rows === 0 || columns === 0 || (dimension !== undefined && columns !== dimension)) {
    const size = dimension === undefined ? "at least one row and column" : `rows of ${dimension} numbers`;
    throw new ShapeError({ expected: `${what} to have ${size}`, found: `${rows} x ${columns}`, remedy });
  }
  const { data } = embeddings;
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    const found = `${data[bad]} in row ${Math.floor(bad / columns)}, column ${bad % columns}`;
    throw new ShapeError({ expected: `${what} to be finite`, found, remedy: "Find the image that it comes from, or leave it out." });
  }
  if (metric === "euclidean") return embeddings;
  const unit = data.slice();
  for (let row = 0; row < rows; row++) {
    const values = unit.subarray(row * columns, (row + 1) * columns);
    const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
    if (norm === 0) {
      throw new ShapeError({
        expected: `${what} to have a direction, which the cosine compares`, found: `zeros alone in row ${row}`,
        remedy: 'Leave that image out, or choose the metric "euclidean".',
      });
    }
    for (let i = 0; i < columns; i++) values[i] /= norm;
  }
  return matrix(unit, [rows, columns]);
}
