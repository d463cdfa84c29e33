/** Standard deviation in Mm of what the telescope, the pixels and the remapping make of a point at the disc's centre. */
export const POINT_SPREAD_MM = 0.34;

/** Weights of a Gaussian on whole pixels, from the middle outwards; over both sides they add up to 1. */
function gaussian(sigma: number): Float64Array {
  const reach = Math.max(1, Math.ceil(3 * sigma));
  const raw = Float64Array.from({ length: reach + 1 }, (_, k) => Math.exp(-(k * k) / (2 * sigma * sigma)));
  const total = raw.reduce((sum, weight, k) => sum + (k === 0 ? weight : 2 * weight), 0);
  return raw.map((weight) => weight / total);
}

/** Smooths `count` lines of `length` values, `step` apart along and `stride` apart across; beyond the ends is nothing. */
function smoothLines(field: Float32Array, count: number, length: number, stride: number, step: number, weights: Float64Array): void {
  const reach = weights.length - 1;
  const line = new Float64Array(length + 2 * reach);
  for (let l = 0; l < count; l++) {
    const start = l * stride;
    for (let i = 0; i < length; i++) line[i + reach] = field[start + i * step] as number;
    for (let i = 0; i < length; i++) {
      let sum = (weights[0] as number) * (line[i + reach] as number);
      for (let k = 1; k <= reach; k++) {
        sum += (weights[k] as number) * ((line[i + reach - k] as number) + (line[i + reach + k] as number));
      }
      field[start + i * step] = sum;
    }
  }
}

/**
 * Smooths a field in place with a Gaussian of `sigmaX` by `sigmaY` pixels: the point spread, wider along a direction
 * that is foreshortened. The sum is kept but for what leaves the picture.
 */
export function spreadPoints(field: Float32Array, [h, w]: readonly [h: number, w: number], sigmaX: number, sigmaY: number): void {
  smoothLines(field, h, w, w, 1, gaussian(sigmaX));
  smoothLines(field, w, h, 1, w, gaussian(sigmaY));
}
