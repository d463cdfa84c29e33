/**
 * Binary dilation with a `side` x `side` square of ones, nothing outside the image:
 * scipy.ndimage.binary_dilation(mask, np.ones((side, side))). `mask` holds 0 and 1 row by row, `side` is odd.
 * Separable, and every pixel is set at most once along each axis: the cost does not grow with the side.
 */
export function dilateSquare(mask: Uint8Array, [h, w]: readonly [number, number], side: number): Uint8Array {
  const reach = (side - 1) / 2;
  const wide = new Uint8Array(h * w);
  for (let y = 0; y < h; y++) spreadLine(mask, wide, y * w, 1, w, reach);
  const square = new Uint8Array(h * w);
  for (let x = 0; x < w; x++) spreadLine(wide, square, x, w, h, reach);
  return square;
}

/** Sets every pixel of a line that has a set pixel within `reach` of it. */
function spreadLine(
  from: Uint8Array, to: Uint8Array, start: number, step: number, length: number, reach: number,
): void {
  let filled = 0;
  for (let i = 0, at = start; i < length; i++, at += step) {
    if (from[at] === 0) continue;
    const end = Math.min(length, i + reach + 1);
    for (let k = Math.max(filled, i - reach), pixel = start + k * step; k < end; k++, pixel += step) to[pixel] = 1;
    filled = end;
  }
}
