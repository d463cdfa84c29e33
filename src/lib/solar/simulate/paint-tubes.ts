import { GAUSS_PER_UNIT } from "./units";

/** How a picture's pixels lie on the Sun. */
export interface PixelFrame {
  readonly shape: readonly [h: number, w: number];
  /** Mm of the centre of pixel (0, 0) */
  readonly west: number;
  readonly south: number;
  /** Mm a pixel */
  readonly pixel: number;
}

/** Adds tubes [x, y, flux, …] to a field in gauss, each to the four pixels around it, in shares that add up to 1. */
export function paintTubes(field: Float32Array, tubes: Float32Array, { shape: [h, w], west, south, pixel }: PixelFrame): void {
  const gauss = GAUSS_PER_UNIT / (pixel * pixel);
  const put = (row: number, column: number, value: number) => {
    if (row < 0 || column < 0 || row >= h || column >= w) return;
    field[row * w + column] = (field[row * w + column] as number) + value;
  };
  for (let i = 0; i < tubes.length; i += 3) {
    const x = ((tubes[i] as number) - west) / pixel;
    const y = ((tubes[i + 1] as number) - south) / pixel;
    if (x < -1 || y < -1 || x > w || y > h) continue;
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [x - column, y - row];
    const value = gauss * (tubes[i + 2] as number);
    put(row, column, (1 - u) * (1 - v) * value);
    put(row, column + 1, u * (1 - v) * value);
    put(row + 1, column, (1 - u) * v * value);
    put(row + 1, column + 1, u * v * value);
  }
}
