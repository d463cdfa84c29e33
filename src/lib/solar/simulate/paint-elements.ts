import { GAUSS_PER_UNIT } from "./units";

/** Standard deviation in Mm of HMI's point spread, which a small element shows; the flux of a large one is wider. */
const SMALLEST_WIDTH = 0.55;
const LARGEST_FIELD = 1300;
const REACH = 3.3;

/** Width in Mm of an element, such that its peak stays below 1.3 kG: `w^2 = 0.55^2 + |F| / (2 pi 1.3 kG)`. */
export function elementWidth(flux: number): number {
  return Math.sqrt(SMALLEST_WIDTH ** 2 + (Math.abs(flux) * GAUSS_PER_UNIT) / (2 * Math.PI * LARGEST_FIELD));
}

/** Gaussian weights on whole pixels that add up to 1, whatever the centre's fraction: no flux is lost to the grid. */
function weights(centre: number, width: number, into: Float64Array): [first: number, count: number] {
  const first = Math.ceil(centre - REACH * width);
  const count = Math.floor(centre + REACH * width) - first + 1;
  const scale = -1 / (2 * width * width);
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const value = Math.exp((first + k - centre) ** 2 * scale);
    into[k] = value;
    sum += value;
  }
  for (let k = 0; k < count; k++) into[k] = (into[k] as number) / sum;
  return [first, count];
}

/** How a picture's pixels lie on the Sun. */
export interface PixelFrame {
  readonly shape: readonly [h: number, w: number];
  /** Mm of the centre of pixel (0, 0) */
  readonly west: number;
  readonly south: number;
  /** Mm a pixel */
  readonly pixel: number;
}

const alongX = new Float64Array(256);
const alongY = new Float64Array(256);

/** Adds elements [x, y, flux, …] as Gaussians to a field in gauss. */
export function paintElements(field: Float32Array, elements: Float32Array, { shape: [h, w], west, south, pixel }: PixelFrame): void {
  for (let i = 0; i < elements.length; i += 3) {
    const flux = elements[i + 2] as number;
    const width = elementWidth(flux) / pixel;
    const x = ((elements[i] as number) - west) / pixel;
    const y = ((elements[i + 1] as number) - south) / pixel;
    const reach = REACH * width;
    if (x < -reach || y < -reach || x > w - 1 + reach || y > h - 1 + reach) continue;
    const [column, columns] = weights(x, width, alongX);
    const [row, rows] = weights(y, width, alongY);
    const peak = (flux * GAUSS_PER_UNIT) / (pixel * pixel);
    const [from, to] = [Math.max(0, -column), Math.min(columns, w - column)];
    for (let r = Math.max(0, -row); r < Math.min(rows, h - row); r++) {
      const start = (row + r) * w + column;
      const factor = peak * (alongY[r] as number);
      for (let c = from; c < to; c++) field[start + c] = (field[start + c] as number) + factor * (alongX[c] as number);
    }
  }
}
