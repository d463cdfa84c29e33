/** `sum(a[i + k] a[j + k])` over `count` numbers, in four sums that do not wait for each other. */
function product(a: Float64Array, i: number, j: number, count: number): number {
  let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
  let k = 0;
  for (; k + 3 < count; k += 4) {
    s0 += a[i + k] * a[j + k];
    s1 += a[i + k + 1] * a[j + k + 1];
    s2 += a[i + k + 2] * a[j + k + 2];
    s3 += a[i + k + 3] * a[j + k + 3];
  }
  for (; k < count; k++) s0 += a[i + k] * a[j + k];
  return s0 + s1 + (s2 + s3);
}

/**
 * Solves `A x = b` for a symmetric positive definite A in place: `a` has its lower triangle [size, size], row by row,
 * and is overwritten by its Cholesky factor; `b` is overwritten by x. Typed arrays throughout, since it is called
 * dozens of times for one boundary.
 */
export function solveInPlace(a: Float64Array, b: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j < i; j++) a[row + j] = (a[row + j] - product(a, row, j * size, j)) / a[j * size + j];
    a[row + i] = Math.sqrt(a[row + i] - product(a, row, row, i));
  }
  for (let i = 0; i < size; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= a[i * size + k] * b[k];
    b[i] = sum / a[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    b[i] /= a[i * size + i];
    for (let k = 0; k < i; k++) b[k] -= a[i * size + k] * b[i];
  }
}
