import type { Image } from "../../arrays";
import { polarityMasks } from "../polarity";

/** The flux of one sign in the cells of a coarse grid that hold any, each at its field-weighted centre. */
export interface Parcels {
  /** sum of |s| beyond the threshold in each cell, kG x pixels */
  readonly amounts: Float64Array;
  /** pixels, (0, 0) at the centre of the first */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

function parcelsOf({ data, shape: [h, w] }: Image, mask: Uint8Array, side: number): Parcels {
  const columns = Math.ceil(w / side);
  const cells = columns * Math.ceil(h / side);
  const [sums, alongX, alongY] = [new Float64Array(cells), new Float64Array(cells), new Float64Array(cells)];
  for (let y = 0; y < h; y++) {
    const first = Math.floor(y / side) * columns;
    for (let x = 0, at = y * w; x < w; x++, at++) {
      if (mask[at] === 0) continue;
      const cell = first + Math.floor(x / side);
      const size = Math.abs(data[at]);
      sums[cell] += size;
      alongX[cell] += size * x;
      alongY[cell] += size * y;
    }
  }
  const filled = Array.from(sums.keys()).filter((cell) => sums[cell] > 0);
  const pick = (value: (cell: number) => number) => Float64Array.from(filled, value);
  return { amounts: pick((cell) => sums[cell]), x: pick((cell) => alongX[cell] / sums[cell]), y: pick((cell) => alongY[cell] / sums[cell]) };
}

/**
 * Both polarities of a field in kG as parcels of flux: pixels beyond the threshold, gathered in cells of `side` x `side`
 * pixels. Within a cell opposite polarities keep centres of their own.
 */
export function polarityParcels(field: Image, threshold: number, side: number): { readonly positive: Parcels; readonly negative: Parcels } {
  const masks = polarityMasks(field.data, threshold);
  return { positive: parcelsOf(field, masks.positive, side), negative: parcelsOf(field, masks.negative, side) };
}
