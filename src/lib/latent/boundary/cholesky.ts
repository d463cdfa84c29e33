/**
 * Solves `A x = b` for a symmetric positive definite A in place: `a` has its lower triangle [size, size], row by row,
 * and is overwritten by its Cholesky factor; `b` is overwritten by x. Typed arrays throughout, since it is called
 * dozens of times for one boundary.
 */
export function solveInPlace(a: Float64Array, b: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j <= i; j++) {
      const other = j * size;
      let sum = a[row + j];
      for (let k = 0; k < j; k++) sum -= a[row + k] * a[other + k];
      a[row + j] = i === j ? Math.sqrt(sum) : sum / a[other + j];
    }
  }
  for (let i = 0; i < size; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= a[i * size + k] * b[k];
    b[i] = sum / a[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = b[i];
    for (let k = i + 1; k < size; k++) sum -= a[k * size + i] * b[k];
    b[i] = sum / a[i * size + i];
  }
}
