import { types } from "node:util";
import { describeValue, matrix, rowAt, type Matrix } from "../arrays";
import { ShapeError } from "../errors";

/** A vector of latent space: a typed array or a plain one. */
export type LatentVector = ArrayLike<number>;

const UNIT_LENGTH_ERROR = 1e-3;

/**
 * Checks that `value` is a matrix of at least `least` rows of finite numbers; `what` names it, e.g. "the latents".
 * @throws ShapeError for anything else
 */
export function requireLatents(value: Matrix, what: string, least = 1): void {
  const { data, shape } = (value ?? {}) as Partial<Matrix>;
  const remedy = "Make one with matrix(data, [rows, columns]), a latent vector in each row.";
  if (!types.isFloat32Array(data) || !Array.isArray(shape)) {
    throw new ShapeError({ expected: `${what} to be a matrix`, found: describeValue(value), remedy });
  }
  const [rows, columns] = shape as unknown as Matrix["shape"];
  if (rows < least || columns < 1) {
    throw new ShapeError({ expected: `${what} to be at least [${least} x 1]`, found: `[${rows} x ${columns}]`, remedy });
  }
  let bad = 0;
  while (bad < data.length && Number.isFinite(data[bad])) bad++;
  if (bad === data.length) return;
  const found = `${data[bad]} in row ${Math.floor(bad / columns)}, column ${bad % columns}`;
  throw new ShapeError({ expected: `${what} to be finite`, found, remedy: "Leave out the rows that are not." });
}

/** Checks that `vector` has `size` finite numbers; `what` names it. @throws ShapeError */
export function requireVector(vector: LatentVector, size: number, what: string): void {
  const remedy = `Pass ${size} numbers, one for each latent dimension.`;
  if (vector?.length !== size) {
    const found = typeof vector?.length === "number" ? `${vector.length}` : describeValue(vector);
    throw new ShapeError({ expected: `${what} to have ${size} numbers`, found, remedy });
  }
  const bad = Array.prototype.findIndex.call(vector, (one: unknown) => !Number.isFinite(one));
  if (bad < 0) return;
  throw new ShapeError({ expected: `${what} to be finite`, found: `${vector[bad]} in place ${bad}`, remedy });
}

/** Checks that `direction` is a vector of length 1; `what` names it. @throws ShapeError */
export function requireDirection(direction: LatentVector, size: number, what: string): void {
  requireVector(direction, size, what);
  const length = norm(direction);
  if (Math.abs(length - 1) < UNIT_LENGTH_ERROR) return;
  const remedy = "Divide it by its length: epsilon counts lengths of latent space.";
  throw new ShapeError({ expected: `${what} to have length 1`, found: `a length of ${length}`, remedy });
}

/** `sum(a b)`, in float64. */
export function dot(a: LatentVector, b: LatentVector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** `sqrt(sum(a^2))`. */
export const norm = (a: LatentVector): number => Math.sqrt(dot(a, a));

/** A copy of length 1. */
export function unit(a: LatentVector): Float64Array {
  const length = norm(a);
  return Float64Array.from(a, (one) => one / length);
}

/** The chosen rows of a matrix, copied, in the order chosen. */
export function chooseRows(of: Matrix, rows: ArrayLike<number>): Matrix {
  const columns = of.shape[1];
  const data = new Float32Array(rows.length * columns);
  for (let i = 0; i < rows.length; i++) data.set(rowAt(of, rows[i]), i * columns);
  return matrix(data, [rows.length, columns]);
}

/** Vectors of one length as the rows of a matrix, at least one. */
export function stackRows(rows: readonly LatentVector[]): Matrix {
  const columns = rows[0].length;
  const data = new Float32Array(rows.length * columns);
  rows.forEach((row, i) => data.set(row, i * columns));
  return matrix(data, [rows.length, columns]);
}
