/** Standard deviation in Mm of what the telescope, the pixels and the remapping make of a point at the disc's centre. */
export const POINT_SPREAD_MM = 0.34;

/** Weights of a Gaussian on whole pixels, from the middle outwards; over both sides they add up to 1. */
function gaussian(sigma: number): Float64Array {
  const reach = Math.max(1, Math.ceil(3 * sigma));
  const raw = Float64Array.from({ length: reach + 1 }, (_, k) => Math.exp(-(k * k) / (2 * sigma * sigma)));
  const total = raw.reduce((sum, weight, k) => sum + (k === 0 ? weight : 2 * weight), 0);
  return raw.map((weight) => weight / total);
}

/** `target += weight * (a + b)` over a row of each; all rows are `w` long and start at the given places. */
function addRows(target: Float32Array, at: number, source: Float32Array, a: number, b: number, weight: number, w: number): void {
  for (let x = 0; x < w; x++) target[at + x] += weight * (source[a + x] + source[b + x]);
}

/**
 * Smooths a field in place with a Gaussian of `sigmaX` by `sigmaY` pixels: the point spread, wider along a direction
 * that is foreshortened. The sum is kept but for what leaves the picture.
 */
export function spreadPoints(field: Float32Array, [h, w]: readonly [h: number, w: number], sigmaX: number, sigmaY: number): void {
  const [along, across] = [gaussian(sigmaX), gaussian(sigmaY)];
  const reach = along.length - 1;
  const rim = across.length - 1;
  // rows smoothed along x, with empty rows around for the pass along y
  const rows = new Float32Array((h + 2 * rim) * w);
  const line = new Float32Array(w + 2 * reach);
  for (let y = 0; y < h; y++) {
    line.set(field.subarray(y * w, (y + 1) * w), reach);
    const start = (y + rim) * w;
    for (let x = 0; x < w; x++) {
      let sum = along[0] * line[x + reach];
      for (let k = 1; k <= reach; k++) sum += along[k] * (line[x + reach - k] + line[x + reach + k]);
      rows[start + x] = sum;
    }
  }
  field.fill(0);
  for (let y = 0; y < h; y++) {
    const middle = (y + rim) * w;
    addRows(field, y * w, rows, middle, middle, across[0] / 2, w);
    for (let k = 1; k <= rim; k++) addRows(field, y * w, rows, middle - k * w, middle + k * w, across[k], w);
  }
}
