import type { Image } from "../../arrays";

/** Standard deviation of the smoothing in Mm: OpenCV's for a kernel of 501 pixels of 1.083 Mm, which it cuts off at. */
const SIGMA_MM = 75.5 * 1.083;
const REACH_MM = 250 * 1.083;
/** The smoothed level is computed on blocks of about this side. */
const BLOCK_MM = 6;

/** Weights of the blocks at distances 0, 1, … of one another; they add up to 1 over both sides. */
function gaussian(blockMm: number): Float64Array {
  const reach = Math.floor(REACH_MM / blockMm);
  const raw = Float64Array.from({ length: reach + 1 }, (_, k) => Math.exp(-((k * blockMm) ** 2) / (2 * SIGMA_MM ** 2)));
  const total = raw.reduce((sum, weight, k) => sum + (k === 0 ? weight : 2 * weight), 0);
  return raw.map((weight) => weight / total);
}

/** Smooths the lines of a grid along one axis; what lies outside is 0. */
function smoothLines(
  grid: Float64Array, lines: number, length: number, at: (line: number, i: number) => number, weights: Float64Array,
): Float64Array {
  const out = new Float64Array(grid.length);
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < length; i++) {
      let sum = 0;
      const [from, to] = [Math.max(0, i - weights.length + 1), Math.min(length - 1, i + weights.length - 1)];
      for (let k = from; k <= to; k++) sum += weights[Math.abs(k - i)] * grid[at(line, k)];
      out[at(line, i)] = sum;
    }
  }
  return out;
}

/**
 * Unsigned field smoothed with a Gaussian of 82 Mm, `|B| * G`, in gauss at every pixel: how strong the surroundings
 * are. It is computed on blocks of about 6 Mm; outside the image the unsigned field is `quietField`.
 */
export function backgroundLevel({ data, shape: [h, w] }: Image, pixelMm: number, quietField: number): Float32Array {
  const block = Math.max(1, Math.round(BLOCK_MM / pixelMm));
  const [rows, columns] = [Math.ceil(h / block), Math.ceil(w / block)];
  const excess = new Float64Array(rows * columns);
  for (let i = 0; i < data.length; i++) {
    const cell = Math.floor(Math.floor(i / w) / block) * columns + Math.floor((i % w) / block);
    excess[cell] += (Math.abs(data[i]) - quietField) / block ** 2;
  }
  const weights = gaussian(block * pixelMm);
  const along = smoothLines(excess, rows, columns, (row, i) => row * columns + i, weights);
  const level = smoothLines(along, columns, rows, (column, i) => i * columns + column, weights);
  return Float32Array.from(data, (_, i) =>
    quietField + level[Math.floor(Math.floor(i / w) / block) * columns + Math.floor((i % w) / block)]);
}
