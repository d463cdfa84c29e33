import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { Images } from "../arrays";
import type { Stream } from "../random";
import type { MatrixProduct } from "./matrix-product";

const IMAGES_AT_ONCE = 256;
/** Below it an eigenvalue of unit rows' Gram matrix is float32 round-off. */
const LEAST_EIGENVALUE = 1e-12;

/** A stack and the mean that is taken off its images. */
export interface Centred {
  readonly stack: Images;
  readonly mean: Float64Array;
}

/** Mean image, h w values. */
export function pixelMeans({ data, shape: [n, h, w] }: Images): Float64Array {
  const means = new Float64Array(h * w);
  for (let i = 0; i < n; i++) for (let p = 0; p < means.length; p++) means[p] += data[i * means.length + p];
  return means.map((sum) => sum / n);
}

/** Calls `use` with blocks of images less the mean, each [rows, pixels]. */
export function eachBlock({ stack, mean }: Centred, use: (block: Float32Array, from: number, rows: number) => void): void {
  const n = stack.shape[0];
  const pixels = mean.length;
  for (let from = 0; from < n; from += IMAGES_AT_ONCE) {
    const rows = Math.min(IMAGES_AT_ONCE, n - from);
    const block = stack.data.slice(from * pixels, (from + rows) * pixels);
    for (let i = 0; i < block.length; i++) block[i] -= mean[i % pixels];
    use(block, from, rows);
  }
}

/** [rows, columns] to [columns, rows]. */
export function transpose(matrix: ArrayLike<number>, rows: number, columns: number): Float32Array {
  const out = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = matrix[i * columns + j];
  return out;
}

/** `(X^T X) Y` for directions Y, rows of `pixels`, in one pass over the images. */
function applyCovariance(centred: Centred, directions: Float32Array, count: number, multiply: MatrixProduct): Float32Array {
  const pixels = centred.mean.length;
  const sum = new Float64Array(count * pixels);
  eachBlock(centred, (block, _, rows) => {
    const scores = transpose(multiply(block, directions, [rows, pixels, count]), rows, count);
    const product = multiply(scores, transpose(block, rows, pixels), [count, rows, pixels]);
    for (let i = 0; i < sum.length; i++) sum[i] += product[i];
  });
  return Float32Array.from(sum);
}

/** Rows rotated by the eigenvectors of a symmetric matrix, each scaled, largest eigenvalue first. */
function rotate(rows: Float32Array, symmetric: Matrix, scale: (eigenvalue: number) => number) {
  const count = symmetric.rows;
  const pixels = rows.length / count;
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, i) => i).sort((i, j) => realEigenvalues[j] - realEigenvalues[i]);
  const out = new Float32Array(rows.length);
  order.forEach((column, i) => {
    const factor = scale(realEigenvalues[column]);
    const sum = new Float64Array(pixels);
    for (let j = 0; j < count; j++) {
      const weight = factor * eigenvectorMatrix.get(j, column);
      for (let p = 0; p < pixels; p++) sum[p] += weight * rows[j * pixels + p];
    }
    out.set(sum, i * pixels);
  });
  return { rows: out, eigenvalues: Float64Array.from(order, (i) => realEigenvalues[i]) };
}

function squareMatrix(values: ArrayLike<number>, side: number): Matrix {
  const at = (i: number, j: number) => (values[i * side + j] + values[j * side + i]) / 2;
  return new Matrix(Array.from({ length: side }, (_, i) => Array.from({ length: side }, (__, j) => at(i, j))));
}

/** Rows scaled to length 1, then made orthonormal through their Gram matrix. */
function orthonormal(rows: Float32Array, count: number, multiply: MatrixProduct): Float32Array {
  const pixels = rows.length / count;
  const unit = rows.slice();
  for (let i = 0; i < count; i++) {
    const row = unit.subarray(i * pixels, (i + 1) * pixels);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) row.forEach((value, p) => (row[p] = value / length));
  }
  const gram = squareMatrix(multiply(unit, unit, [count, pixels, count]), count);
  return rotate(unit, gram, (eigenvalue) => 1 / Math.sqrt(Math.max(eigenvalue, LEAST_EIGENVALUE))).rows;
}

/**
 * Rows along the largest eigenvalues of `X^T X`, orthonormal, and those eigenvalues, largest first: subspace iteration
 * from random directions, ended by a Rayleigh-Ritz rotation.
 */
export function leadingDirections(centred: Centred, count: number, stream: Stream, iterations: number, multiply: MatrixProduct) {
  const pixels = centred.mean.length;
  let directions: Float32Array = Float32Array.from({ length: count * pixels }, () => stream.normal());
  for (let i = 0; i <= iterations; i++) {
    directions = applyCovariance(centred, directions, count, multiply);
    // twice: the first leaves round-off where the directions were nearly parallel
    for (let twice = 0; twice < 2; twice++) directions = orthonormal(directions, count, multiply);
  }
  const moments = multiply(applyCovariance(centred, directions, count, multiply), directions, [count, pixels, count]);
  return rotate(directions, squareMatrix(moments, count), () => 1);
}
