/**
 * `C = A B^T`, row by row: `a` [rows, inner], `b` [columns, inner], result [rows, columns].
 * Long distance and component calculations take one as an option, so that a native one can do the work.
 */
export type MatrixProduct = (
  a: Float32Array,
  b: Float32Array,
  shape: readonly [rows: number, inner: number, columns: number],
) => Float32Array | Float64Array;

/** Part of the inner axis that is done at once: a panel of four rows of it stays in the first cache. */
const BAND = 256;
const TILE = 4;

/** Copies `TILE` rows of a matrix side by side, `panel[TILE k + r] = source[first + r, from + k]`; missing rows are 0. */
function pack(
  source: Float32Array, [rows, inner]: readonly [number, number], first: number, from: number, length: number,
  panel: Float64Array,
): void {
  for (let r = 0; r < TILE; r++) {
    const start = (first + r) * inner + from;
    for (let k = 0; k < length; k++) panel[TILE * k + r] = first + r < rows ? source[start + k] : 0;
  }
}

/** Adds the product of two panels to a tile of the result; its sixteen sums stay in registers. */
function addTile(a: Float64Array, b: Float64Array, length: number, out: Float64Array, at: number, stride: number): void {
  let c00 = 0, c01 = 0, c02 = 0, c03 = 0, c10 = 0, c11 = 0, c12 = 0, c13 = 0;
  let c20 = 0, c21 = 0, c22 = 0, c23 = 0, c30 = 0, c31 = 0, c32 = 0, c33 = 0;
  for (let k = 0; k < TILE * length; k += TILE) {
    const b0 = b[k], b1 = b[k + 1], b2 = b[k + 2], b3 = b[k + 3];
    const a0 = a[k], a1 = a[k + 1], a2 = a[k + 2], a3 = a[k + 3];
    c00 += a0 * b0; c01 += a0 * b1; c02 += a0 * b2; c03 += a0 * b3;
    c10 += a1 * b0; c11 += a1 * b1; c12 += a1 * b2; c13 += a1 * b3;
    c20 += a2 * b0; c21 += a2 * b1; c22 += a2 * b2; c23 += a2 * b3;
    c30 += a3 * b0; c31 += a3 * b1; c32 += a3 * b2; c33 += a3 * b3;
  }
  const addRow = (start: number, s0: number, s1: number, s2: number, s3: number) => {
    out[start] += s0;
    out[start + 1] += s1;
    out[start + 2] += s2;
    out[start + 3] += s3;
  };
  addRow(at, c00, c01, c02, c03);
  addRow(at + stride, c10, c11, c12, c13);
  addRow(at + 2 * stride, c20, c21, c22, c23);
  addRow(at + 3 * stride, c30, c31, c32, c33);
}

const roundUp = (count: number) => Math.ceil(count / TILE) * TILE;

/** {@link MatrixProduct} in plain JavaScript, summed in float64: about 1.8 billion multiply-adds a second on one core. */
export const matrixProduct: MatrixProduct = (a, b, [rows, inner, columns]) => {
  const stride = roundUp(columns);
  const out = new Float64Array(roundUp(rows) * stride);
  const panels = Array.from({ length: roundUp(rows) / TILE }, () => new Float64Array(TILE * BAND));
  const panel = new Float64Array(TILE * BAND);
  for (let from = 0; from < inner; from += BAND) {
    const length = Math.min(BAND, inner - from);
    panels.forEach((one, i) => pack(a, [rows, inner], i * TILE, from, length, one));
    for (let j = 0; j < columns; j += TILE) {
      pack(b, [columns, inner], j, from, length, panel);
      panels.forEach((one, i) => addTile(one, panel, length, out, i * TILE * stride + j, stride));
    }
  }
  if (stride === columns) return out.subarray(0, rows * columns);
  const compact = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) compact.set(out.subarray(i * stride, i * stride + columns), i * columns);
  return compact;
};
