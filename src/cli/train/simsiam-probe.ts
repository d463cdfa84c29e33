import { CholeskyDecomposition, Matrix as DenseMatrix } from "ml-matrix";
import { images, rowAt, type Matrix } from "../../lib/arrays";
import { COMPARED_PARAMETERS, comparedValues, type ComparedParameter, type ParameterTable } from "../../lib/solar";
import { nearestDistances, pearson } from "../../lib/statistics";

/** Embeddings of patches, their parameters, and the region that each shows. */
export interface ProbedPatches {
  readonly embeddings: Matrix;
  readonly parameters: ParameterTable;
  readonly regions: ArrayLike<number>;
}

/** One score for each of the parameters that the paper compares. */
export type ProbeScores = Readonly<Record<ComparedParameter, number>>;

const KEYS = Object.keys(COMPARED_PARAMETERS) as readonly ComparedParameter[];
/** Weight of the penalty: scikit-learn's default for standardised columns. */
const PENALTY = 1;

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Means and standard deviations of the columns over some rows; 1 where a column does not vary. */
function standards(embeddings: Matrix, rows: readonly number[]): { means: number[]; deviations: number[] } {
  const columns = embeddings.shape[1];
  const of = (column: number) => rows.map((row) => embeddings.data[row * columns + column]);
  const all = Array.from({ length: columns }, (_, column) => of(column));
  const means = all.map(meanOf);
  const deviations = all.map(
    (values, column) => Math.sqrt(meanOf(values.map((value) => (value - means[column]) ** 2))) || 1,
  );
  return { means, deviations };
}

/**
 * Linear probe: ridge regression of each parameter on the standardised embeddings, `min |y - X w - b|^2 + |w|^2`,
 * fitted on the regions of even number.
 * @returns R^2 on the regions of odd number, at most 1; 0 is what their mean would reach, and where they do not vary
 */
export function linearProbe({ embeddings, parameters, regions }: ProbedPatches): ProbeScores {
  const rows = Array.from({ length: embeddings.shape[0] }, (_, row) => row);
  const [fitted, held] = [0, 1].map((side) => rows.filter((row) => regions[row] % 2 === side)) as [number[], number[]];
  const { means, deviations } = standards(embeddings, fitted);
  const standardised = (some: readonly number[]) =>
    new DenseMatrix(
      some.map((row) => Array.from(rowAt(embeddings, row), (value, c) => (value - means[c]) / deviations[c])),
    );
  const values = comparedValues(parameters);
  const centres = KEYS.map((key) => meanOf(fitted.map((row) => values[key][row])));
  const targets = new DenseMatrix(fitted.map((row) => KEYS.map((key, k) => values[key][row] - centres[k])));
  const x = standardised(fitted);
  const columns = embeddings.shape[1];
  const penalised = x
    .transpose()
    .mmul(x)
    .add(DenseMatrix.eye(columns, columns, PENALTY));
  const weights = new CholeskyDecomposition(penalised).solve(x.transpose().mmul(targets));
  const predicted = standardised(held).mmul(weights);
  const score = (key: ComparedParameter, k: number) => {
    const truth = held.map((row) => values[key][row]);
    const centre = meanOf(truth);
    const squares = (expected: (i: number) => number) =>
      truth.reduce((sum, value, i) => sum + (value - expected(i)) ** 2, 0);
    const spread = squares(() => centre);
    return spread === 0 ? 0 : 1 - squares((i) => predicted.get(i, k) + centres[k]) / spread;
  };
  return Object.fromEntries(KEYS.map((key, k) => [key, score(key, k)])) as Record<ComparedParameter, number>;
}

/** The patch of another region whose embedding is nearest in direction to that of each patch. */
export function nearestOfOtherRegions(embeddings: Matrix, regions: ArrayLike<number>): Int32Array {
  const [n, columns] = embeddings.shape;
  const directions = new Float32Array(embeddings.data.length);
  for (let row = 0; row < n; row++) {
    const norm = Math.hypot(...rowAt(embeddings, row)) || 1;
    directions.set(
      rowAt(embeddings, row).map((value) => value / norm),
      row * columns,
    );
  }
  // among vectors of length 1 the order of distances is that of angles
  const rows = images(directions, [n, 1, columns]);
  return nearestDistances(rows, rows, { exclude: (one, other) => regions[one] === regions[other] }).index;
}

/**
 * Pearson's correlation of each parameter between patches and their nearest of other regions, as in Fig. 6; 0 where all
 * have the same nearest.
 */
export function matchCorrelations({ embeddings, parameters, regions }: ProbedPatches): ProbeScores {
  const nearest = nearestOfOtherRegions(embeddings, regions);
  const values = comparedValues(parameters);
  const correlation = (key: ComparedParameter) => {
    const [own, matched] = [values[key], Float64Array.from(nearest, (row) => values[key][row])];
    const varies = (column: Float64Array) => column.some((value) => value !== column[0]);
    return varies(own) && varies(matched) ? pearson(own, matched).value : 0;
  };
  return Object.fromEntries(KEYS.map((key) => [key, correlation(key)])) as Record<ComparedParameter, number>;
}
