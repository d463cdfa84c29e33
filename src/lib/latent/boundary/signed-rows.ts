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

/** `row . vector`; the vector is as long as the stride. */
export function rowDot({ data, stride }: SignedRows, row: number, vector: Float64Array): number {
  const start = row * stride;
  let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
  for (let j = 0; j < stride; j += 4) {
    s0 += vector[j] * data[start + j];
    s1 += vector[j + 1] * data[start + j + 1];
    s2 += vector[j + 2] * data[start + j + 2];
    s3 += vector[j + 3] * data[start + j + 3];
  }
  return s0 + s1 + s2 + s3;
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

/** Lower triangle of `scale sum(row row^T)` over every `every`-th of the chosen rows, into `out` [size, size]. */
export function chosenMoments(
  { data, size, stride }: SignedRows, chosen: Int32Array, every: number, scale: number, out: Float64Array,
): void {
  out.fill(0);
  let k = 0;
  for (; k + 3 * every < chosen.length; k += 4 * every) {
    const a = chosen[k] * stride, b = chosen[k + every] * stride;
    const c = chosen[k + 2 * every] * stride, d = chosen[k + 3 * every] * stride;
    for (let i = 0; i < size; i++) {
      const xa = scale * data[a + i], xb = scale * data[b + i], xc = scale * data[c + i], xd = scale * data[d + i];
      const to = i * size;
      for (let j = 0; j <= i; j++) out[to + j] += xa * data[a + j] + xb * data[b + j] + xc * data[c + j] + xd * data[d + j];
    }
  }
  for (; k < chosen.length; k += every) {
    const a = chosen[k] * stride;
    for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) out[i * size + j] += scale * data[a + i] * data[a + j];
  }
}
