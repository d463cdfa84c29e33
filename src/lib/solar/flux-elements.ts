/** A Gaussian patch of vertical flux. */
export interface FluxElement {
  /** column and row of the centre, pixels */
  readonly x: number;
  readonly y: number;
  /** standard deviation, Mm */
  readonly width: number;
  /** signed magnetic flux, Mx */
  readonly flux: number;
}

/** Elements reach out this many standard deviations; beyond them less than 1e-7 of the peak is left. */
const REACH = 6;

const MM_IN_CM = 1e8;

function gaussian(centre: number, width: number, size: number): { first: number; values: Float64Array } {
  const first = Math.max(0, Math.ceil(centre - REACH * width));
  const last = Math.min(size - 1, Math.floor(centre + REACH * width));
  const values = Float64Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    Math.exp(-((first + i - centre) ** 2) / (2 * width ** 2)),
  );
  return { first, values };
}

/**
 * The field of flux elements, `sum of F / (2 pi w^2) exp(-r^2 / 2 w^2)`, in gauss, row by row.
 * @param pixel side of a pixel in Mm
 */
export function fieldOfElements(
  elements: readonly FluxElement[],
  [h, w]: readonly [number, number],
  pixel: number,
): Float64Array {
  const field = new Float64Array(h * w);
  for (const { x, y, width, flux } of elements) {
    const peak = flux / (2 * Math.PI * (width * MM_IN_CM) ** 2);
    const columns = gaussian(x, width / pixel, w);
    const rows = gaussian(y, width / pixel, h);
    rows.values.forEach((alongY, row) => {
      const start = (rows.first + row) * w + columns.first;
      columns.values.forEach((alongX, column) => {
        field[start + column] = (field[start + column] as number) + peak * alongY * alongX;
      });
    });
  }
  return field;
}
