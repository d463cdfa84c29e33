import { solveInPlace } from "./cholesky";
import { chosenMoments, type SignedRows } from "./signed-rows";

/** More free rows than this are thinned out: the matrix need not be exact, since the step's length is searched for. */
const MOMENT_ROWS = 600;
const BIAS_RIDGE = 1e-9;

/**
 * Solves `(I + sharpness sum(row row^T)) step = descent` over the free rows, with no `I` for the bias.
 * @param descent downhill gradient, [stride]; it is kept
 * @param moments room for the matrix, [size, size]
 */
export function newtonDirection(
  rows: SignedRows, free: Int32Array, sharpness: number, descent: Float64Array, moments: Float64Array,
): Float64Array {
  const { size } = rows;
  const every = Math.max(1, Math.floor(free.length / MOMENT_ROWS));
  chosenMoments(rows, free, every, sharpness * every, moments);
  for (let j = 0; j < size - 1; j++) moments[j * size + j] += 1;
  const last = size * size - 1;
  // no free row holds the bias: a step of one slack, or none where the gradient is 0
  if (free.length === 0) moments[last] = Math.abs(descent[size - 1]) || 1;
  else moments[last] *= 1 + BIAS_RIDGE;
  const step = descent.slice();
  solveInPlace(moments, step, size);
  return step;
}
