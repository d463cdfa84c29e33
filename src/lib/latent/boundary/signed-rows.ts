import type { Matrix } from "../../arrays";

/** Rows `y (x, 1)` of labelled latents, y = 1 or -1, padded with zeros to a multiple of four numbers. */
export interface SignedRows {
  readonly data: Float32Array;
  readonly count: number;
  /** latent dimensions and the bias */
  readonly size: number;
  /** numbers from one row to the next */
  readonly stride: number;
  /** 1 for y = 1, else 0 */
  readonly positive: Uint8Array;
}

export function signRows({ data: latents, shape: [count, columns] }: Matrix, positive: Uint8Array): SignedRows {
  const size = columns + 1;
  const stride = Math.ceil(size / 4) * 4;
  const data = new Float32Array(count * stride);
  for (let i = 0; i < count; i++) {
    const sign = positive[i] === 1 ? 1 : -1;
    for (let j = 0; j < columns; j++) data[i * stride + j] = sign * latents[i * columns + j];
    data[i * stride + columns] = sign;
  }
  return { data, count, size, stride, positive };
}

/** `out[i] = row_i . vector` for the chosen rows i; the vector is as long as the stride. */
export function dotRows({ data, stride }: SignedRows, chosen: Int32Array, vector: Float64Array, out: Float64Array): void {
  for (let k = 0; k < chosen.length; k++) {
    const start = chosen[k] * stride;
    let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    for (let j = 0; j < stride; j += 4) {
      s0 += vector[j] * data[start + j];
      s1 += vector[j + 1] * data[start + j + 1];
      s2 += vector[j + 2] * data[start + j + 2];
      s3 += vector[j + 3] * data[start + j + 3];
    }
    out[chosen[k]] = s0 + s1 + s2 + s3;
  }
}

/** `vector += factor row`. */
export function addRow({ data, stride }: SignedRows, row: number, factor: number, vector: Float64Array): void {
  const start = row * stride;
  for (let j = 0; j < stride; j += 4) {
    vector[j] += factor * data[start + j];
    vector[j + 1] += factor * data[start + j + 1];
    vector[j + 2] += factor * data[start + j + 2];
    vector[j + 3] += factor * data[start + j + 3];
  }
}

/**
 * Lower triangle of `scale sum(row row^T)` over every `every`-th of the chosen rows, into `out` [size, size]: tiles of
 * 4 x 4 sums that stay in registers, over panels of four columns.
 */
export function chosenMoments(
  { data, size, stride }: SignedRows, chosen: Int32Array, every: number, scale: number, out: Float64Array,
): void {
  const count = Math.ceil(chosen.length / every);
  const panels = Array.from({ length: stride / 4 }, () => new Float64Array(4 * count));
  for (let k = 0; k < count; k++) {
    const start = chosen[k * every] * stride;
    for (let j = 0; j < stride; j++) panels[j >> 2][4 * k + (j & 3)] = data[start + j];
  }
  panels.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const tile = tileOfProducts(a, panels[j]);
      for (let r = 0; r < 16; r++) {
        const [row, column] = [4 * i + (r >> 2), 4 * j + (r & 3)];
        if (row < size && column <= row) out[row * size + column] = scale * tile[r];
      }
    }
  });
}

const tile = new Float64Array(16);

/** The 16 sums of products of two panels; the result is overwritten by the next call. */
function tileOfProducts(a: Float64Array, b: Float64Array): Float64Array {
  let t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0, t5 = 0, t6 = 0, t7 = 0;
  let t8 = 0, t9 = 0, t10 = 0, t11 = 0, t12 = 0, t13 = 0, t14 = 0, t15 = 0;
  for (let k = 0; k + 3 < a.length; k += 4) {
    const a0 = a[k], a1 = a[k + 1], a2 = a[k + 2], a3 = a[k + 3];
    const b0 = b[k], b1 = b[k + 1], b2 = b[k + 2], b3 = b[k + 3];
    t0 += a0 * b0; t1 += a0 * b1; t2 += a0 * b2; t3 += a0 * b3;
    t4 += a1 * b0; t5 += a1 * b1; t6 += a1 * b2; t7 += a1 * b3;
    t8 += a2 * b0; t9 += a2 * b1; t10 += a2 * b2; t11 += a2 * b3;
    t12 += a3 * b0; t13 += a3 * b1; t14 += a3 * b2; t15 += a3 * b3;
  }
  tile.set([t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, t14, t15]);
  return tile;
}
