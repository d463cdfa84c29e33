import { CholeskyDecomposition, Matrix } from "ml-matrix";
import type { Table } from "../arrays";
import { OptionError, ShapeError } from "../errors";
import { checkCount } from "./check-embeddings";

export interface ParameterMatchOptions {
  /** names of the parameters that are compared, columns of both tables */
  readonly columns: readonly string[];
  /**
   * `"euclidean"` (default) on the numbers as they are, so that the widest parameter decides, or `"mahalanobis"`,
   * `sqrt(d^T (C + 1e-8 I)^-1 d)` with the covariance C of the database
   */
  readonly metric?: "euclidean" | "mahalanobis";
  /** neighbours of each query, default 1 */
  readonly k?: number;
}

/** The rows of the database whose parameters are nearest to each query's, best first. */
export interface ParameterMatch {
  readonly indices: Int32Array;
  readonly distances: Float64Array;
  readonly shape: readonly [queries: number, k: number];
}

/** Added to the diagonal of the covariance, as the authors' code does. */
const RIDGE = 1e-8;

type Rows = readonly Float64Array[];

/** The chosen columns of a table, row by row. */
function rowsOf({ columns, length }: Table, names: readonly string[], what: string): Rows {
  const chosen = names.map((name) => {
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (column instanceof Float64Array || column instanceof Float32Array) return column;
    throw new OptionError({
      expected: `columns of numbers of ${what}, out of ${Object.keys(columns).join(", ")}`, found: JSON.stringify(name),
      remedy: "Pass names of parameters that both tables have.",
    });
  });
  return Array.from({ length }, (_, row) => Float64Array.from(chosen, (column) => column[row]));
}

const isFinite = (row: Float64Array) => row.every(Number.isFinite);

function covariance(rows: Rows): Matrix {
  const p = rows[0].length;
  const mean = Float64Array.from({ length: p }, (_, i) => rows.reduce((sum, row) => sum + row[i], 0) / rows.length);
  const of = (i: number, j: number) =>
    rows.reduce((sum, row) => sum + (row[i] - mean[i]) * (row[j] - mean[j]), 0) / (rows.length - 1) + (i === j ? RIDGE : 0);
  return new Matrix(Array.from({ length: p }, (_, i) => Array.from({ length: p }, (_, j) => of(i, j))));
}

/** The map `L^-1 x` with `L L^T` the covariance of the rows: in its image Euclidean distances are Mahalanobis's. */
function whitening(rows: Rows): (row: Float64Array) => Float64Array {
  if (rows.length < 2) {
    const remedy = 'Use the metric "euclidean".';
    throw new ShapeError({ expected: "two rows of finite parameters at least", found: `${rows.length}`, remedy });
  }
  const { lowerTriangularMatrix: lower } = new CholeskyDecomposition(covariance(rows));
  return (row) => {
    const out = new Float64Array(row.length);
    for (let i = 0; i < row.length; i++) {
      let rest = row[i];
      for (let j = 0; j < i; j++) rest -= lower.get(i, j) * out[j];
      out[i] = rest / lower.get(i, i);
    }
    return out;
  };
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return sum;
}

function checkOptions({ columns, metric }: Required<Pick<ParameterMatchOptions, "columns" | "metric">>): void {
  const remedy = "The authors compare by either metric.";
  if (metric !== "euclidean" && metric !== "mahalanobis") {
    throw new OptionError({ expected: 'the metric "euclidean" or "mahalanobis"', found: JSON.stringify(metric), remedy });
  }
  if (columns.length === 0) throw new OptionError({ expected: "at least one column", found: "none", remedy: "Name the parameters." });
}

/**
 * Finds regions by their physical parameters instead of their embeddings: the comparison of the authors' repository.
 * Rows of the database with a parameter that is not finite, such as regions of one polarity, are never found.
 * @param queries one row a query @param database one row a region; indices count all its rows
 * @throws OptionError for columns that are not in both tables, an unknown metric or an impossible k; ShapeError for
 * queries that are not finite
 * Source: the authors' image_search comparison, covariance of the real set + 1e-8 I.
 */
export function parameterMatch(queries: Table, database: Table, options: ParameterMatchOptions): ParameterMatch {
  const { columns, metric = "euclidean", k = 1 } = options;
  checkOptions({ columns, metric });
  const asked = rowsOf(queries, columns, "the queries");
  const odd = asked.findIndex((row) => !isFinite(row));
  if (odd >= 0) {
    throw new ShapeError({
      expected: "queries with finite parameters", found: `${Array.from(asked[odd]).join(", ")} in row ${odd}`,
      remedy: "Leave out the queries that lack a polarity.",
    });
  }
  const all = rowsOf(database, columns, "the database");
  const places = Array.from(all.keys()).filter((row) => isFinite(all[row]));
  checkCount(k, places.length);
  const kept = places.map((row) => all[row]);
  const transform = metric === "mahalanobis" ? whitening(kept) : (row: Float64Array) => row;
  const rows = kept.map(transform);
  const indices = new Int32Array(asked.length * k);
  const distances = new Float64Array(asked.length * k);
  asked.forEach((row, q) => {
    const query = transform(row);
    const squared = Float64Array.from(rows, (other) => squaredDistance(query, other));
    const nearest = k === 1 ? [squared.reduce((best, value, i) => (value < squared[best] ? i : best), 0)]
      : Array.from(squared.keys()).sort((i, j) => squared[i] - squared[j] || i - j).slice(0, k);
    nearest.forEach((at, i) => {
      indices[q * k + i] = places[at];
      distances[q * k + i] = Math.sqrt(squared[at]);
    });
  });
  return { indices, distances, shape: [asked.length, k] };
}
