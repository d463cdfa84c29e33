import type { Rgb } from "../colour-maps";
import { encodeIndexedPng, pngDataUri } from "../png";
import { SIDE_COLOURS } from "./colours";
import { isPositive, type LatentPlane } from "./plane";
import { toPage, type PlaneFrame } from "./plane-frame";

/** Cells along each axis: about 2.6 page pixels each in a panel of 290. */
const CELLS = 110;
const SHADES = 6;
const TINTS = 5;
const PLAIN: Rgb = [90, 90, 90];

const mix = (from: Rgb, to: Rgb, share: number) =>
  from.map((value, i) => Math.round(value + share * (to[i] - value))) as unknown as Rgb;

/** The ground, then for every tint its shades from faint to less faint. */
function palette(tints: readonly Rgb[]): Rgb[] {
  const white: Rgb = [255, 255, 255];
  return [
    white,
    ...tints.flatMap((tint) => Array.from({ length: SHADES }, (_, shade) => mix(white, tint, 0.2 + 0.09 * shade))),
  ];
}

/**
 * All points of a plane, counted in cells, as a faint picture of the whole frame: one shade per doubling of the count,
 * and, where points have labels, tinted by the share of either label in the cell.
 */
export function densityUri({ x, y, labels }: LatentPlane, frame: PlaneFrame): string {
  const counts = new Uint32Array(CELLS * CELLS);
  const positives = new Uint32Array(CELLS * CELLS);
  for (let i = 0; i < x.length; i++) {
    const page = toPage(frame, { x: x[i], y: y[i] });
    const [column, row] = [page.x, page.y].map((place) =>
      Math.min(CELLS - 1, Math.floor((place / frame.side) * CELLS)),
    );
    counts[row * CELLS + column]++;
    if (labels !== undefined && isPositive(labels[i])) positives[row * CELLS + column]++;
  }
  const { positive, negative } = SIDE_COLOURS;
  const tints =
    labels === undefined
      ? [PLAIN]
      : Array.from({ length: TINTS }, (_, tint) => mix(negative.rgb, positive.rgb, tint / (TINTS - 1)));
  const indices = Uint8Array.from(counts, (count, cell) => {
    if (count === 0) return 0;
    const shade = Math.min(SHADES - 1, Math.floor(Math.log2(count)));
    return 1 + Math.round((positives[cell] / count) * (tints.length - 1)) * SHADES + shade;
  });
  return pngDataUri(
    encodeIndexedPng({ indices, width: CELLS, height: CELLS, palette: palette(tints), transparent: 0 }),
  );
}
