import { CholeskyDecomposition, Matrix as DenseMatrix } from "ml-matrix";
import { rowAt, type Matrix } from "../../lib/arrays";
import type { Stream } from "../../lib/random";
import { PROBE_TARGETS, type ParameterTable, type ProbeScore, type ProbeTarget } from "../../lib/solar";
import { bootstrap } from "../../lib/statistics";

/** Features of patches that all have both polarities, what is to be predicted, and the region that each shows. */
export interface ProbedPatches {
  readonly features: Matrix;
  readonly parameters: ParameterTable;
  readonly regions: ArrayLike<number>;
}

const TARGETS = Object.keys(PROBE_TARGETS) as readonly ProbeTarget[];
const PENALTIES = [1, 10, 100, 1000, 10_000] as const;

/** What probes predict, in the form that is predicted. */
function targetsOf({ columns, length }: ParameterTable): readonly Float64Array[] {
  const log = (values: Float64Array, shift = 0) => values.map((value) => Math.log10(value + shift));
  const values: Readonly<Record<ProbeTarget, Float64Array>> = {
    tuf: log(columns.unsignedField), r: log(columns.inversionLineField, 1), psep: log(columns.polaritySeparation),
    tpf: log(columns.positiveField), tnf: log(columns.negativeField), tilt: columns.tilt, polarity: columns.polarity,
  };
  return TARGETS.map((target) => values[target].slice(0, length));
}

/** Rows of some regions with what ridge regressions need of them: `X^T X` and `X^T Y` with a column of ones. */
interface Part {
  readonly x: DenseMatrix;
  readonly y: DenseMatrix;
  readonly gram: DenseMatrix;
  readonly products: DenseMatrix;
}

function partOf(features: Matrix, targets: readonly Float64Array[], rows: readonly number[], standard: Standard): Part {
  const x = new DenseMatrix(rows.map((row) =>
    [1, ...Array.from(rowAt(features, row), (value, c) => (value - standard.means[c]) / standard.deviations[c])]));
  const y = new DenseMatrix(rows.map((row) => targets.map((values) => values[row])));
  const transposed = x.transpose();
  return { x, y, gram: transposed.mmul(x), products: transposed.mmul(y) };
}

interface Standard {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

/** Means and standard deviations of the columns over some rows; 1 where a column does not vary. */
function standardOf(features: Matrix, rows: readonly number[]): Standard {
  const columns = features.shape[1];
  const [means, squares] = [new Float64Array(columns), new Float64Array(columns)];
  for (const row of rows) rowAt(features, row).forEach((value, c) => (means[c] += value / rows.length));
  for (const row of rows) rowAt(features, row).forEach((value, c) => (squares[c] += (value - means[c]) ** 2 / rows.length));
  return { means, deviations: squares.map((square) => Math.sqrt(square) || 1) };
}

/** Weights of `min |y - X w|^2 + penalty |w|^2`, the constant free, for all targets. */
function ridgeWeights({ gram, products }: Pick<Part, "gram" | "products">, penalty: number): DenseMatrix {
  const penalised = gram.clone();
  // a little on the constant too, so that the matrix stays positive definite in round-off
  for (let c = 0; c < gram.rows; c++) penalised.set(c, c, gram.get(c, c) + (c === 0 ? 1e-9 : penalty));
  return new CholeskyDecomposition(penalised).solve(products);
}

/** Sum of squared errors of each target. */
function squaredErrors({ x, y }: Part, weights: DenseMatrix): Float64Array {
  const left = y.clone().sub(x.mmul(weights));
  return Float64Array.from({ length: y.columns }, (_, k) => left.getColumn(k).reduce((sum, value) => sum + value ** 2, 0));
}

/** For each target the penalty under which two halves of the fitted regions predict each other best. */
function choosePenalties(one: Part, other: Part): number[] {
  const errors = PENALTIES.map((penalty) => {
    const [a, b] = [squaredErrors(other, ridgeWeights(one, penalty)), squaredErrors(one, ridgeWeights(other, penalty))];
    return a.map((value, k) => value + b[k]);
  });
  return TARGETS.map((_, k) => {
    const least = Math.min(...errors.map((sums) => sums[k]));
    return PENALTIES[errors.findIndex((sums) => sums[k] === least)] ?? PENALTIES[0];
  });
}

/** R^2 of predictions with an error that resamples regions. */
function score(truth: readonly number[], predicted: readonly number[], regions: readonly number[], stream: Stream): Omit<ProbeScore, "penalty"> {
  const groups = new Map<number, [n: number, sum: number, squares: number, errors: number]>();
  truth.forEach((value, i) => {
    const sums = groups.get(regions[i]) ?? [0, 0, 0, 0];
    [1, value, value ** 2, (value - predicted[i]) ** 2].forEach((one, k) => (sums[k] += one));
    groups.set(regions[i], sums);
  });
  const all = Array.from(groups.values());
  const determination = (drawn: Float64Array) => {
    const total = [0, 0, 0, 0];
    for (const group of drawn) all[group].forEach((one, k) => (total[k] += one));
    const [n, sum, squares, errors] = total;
    const spread = squares - sum ** 2 / n;
    return spread > 0 ? 1 - errors / spread : 0;
  };
  const { value, error, interval } = bootstrap(Float64Array.from(all.keys()), determination, stream);
  return { value, error, interval };
}

/**
 * Linear probes: ridge regressions of each target on standardised features, fitted on regions of even number; the weight
 * of the ridge is the one of 1, 10, … 10,000 under which two halves of these regions predict each other best.
 * @returns R^2 on the regions of odd number: at most 1, 0 is what their mean would reach
 */
export function linearProbes({ features, parameters, regions }: ProbedPatches, stream: Stream): Readonly<Record<ProbeTarget, ProbeScore>> {
  const targets = targetsOf(parameters);
  const rowsOf = (holds: (region: number) => boolean) =>
    Array.from({ length: features.shape[0] }, (_, row) => row).filter((row) => holds(regions[row]));
  const standard = standardOf(features, rowsOf((region) => region % 2 === 0));
  const part = (rows: readonly number[]) => partOf(features, targets, rows, standard);
  const [one, other] = [part(rowsOf((region) => region % 4 === 0)), part(rowsOf((region) => region % 4 === 2))];
  const rows = rowsOf((region) => region % 2 === 1);
  const held = part(rows);
  const penalties = choosePenalties(one, other);
  const both = { gram: DenseMatrix.add(one.gram, other.gram), products: DenseMatrix.add(one.products, other.products) };
  const predictions = new Map(Array.from(new Set(penalties), (penalty) => [penalty, held.x.mmul(ridgeWeights(both, penalty))]));
  const regionsHeld = rows.map((row) => regions[row]);
  return Object.fromEntries(TARGETS.map((target, k) => {
    const penalty = penalties[k];
    const predicted = (predictions.get(penalty) ?? held.y).getColumn(k);
    return [target, { ...score(held.y.getColumn(k), predicted, regionsHeld, stream.stream(target)), penalty }];
  })) as Record<ProbeTarget, ProbeScore>;
}
