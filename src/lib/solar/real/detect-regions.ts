import { requireImage, type Image } from "../../arrays";
import { OptionError, ShapeError } from "../../errors";
import { dilateSquare } from "../dilation";
import { backgroundLevel } from "./background-level";
import { connectedPixels, labelPixels } from "./label-pixels";

export interface DetectOptions {
  /** side of a pixel in Mm; kernels and areas are scaled with it */
  readonly pixelMm: number;
  /** mean unsigned field of the quiet Sun beyond the image's edges in gauss, default 8 */
  readonly quietField?: number;
}

/** One active region in an image. */
export interface DetectedRegion {
  /** indices of its pixels, both polarities */
  readonly pixels: Int32Array;
  /** sums of the field over the pixels of each polarity, gauss x pixels, both above 0 */
  readonly positiveSum: number;
  readonly negativeSum: number;
  /** field-weighted centres in pixels, the first pixel's centre at (0, 0) */
  readonly positiveCentroid: { readonly x: number; readonly y: number };
  readonly negativeCentroid: { readonly x: number; readonly y: number };
}

/** The HMI maps' pixels of 0.1 degrees x 1/720: 1.083 Mm if they were square. */
const MAP_PIXEL_MM = 1.083;
/** Kernel sides of the method in pixels of those maps, and the smallest fragment. */
const KERNELS = { close: 3, open: 9, closeGrown: 5, merge: 19, fragmentPixels: 351 } as const;
const ABOVE_BACKGROUND_G = 10;
const SEED_G = 50;
const GROW_G = 30;
/** Regions with a net flux of at least this share of the unsigned flux are unipolar. */
const UNIPOLAR = 0.5;

/** The odd number of pixels that is nearest to a side given in pixels of the maps. */
const oddSide = (mapPixels: number, pixelMm: number) =>
  Math.max(1, 2 * Math.round(((mapPixels * MAP_PIXEL_MM) / pixelMm - 1) / 2) + 1);

const invert = (mask: Uint8Array) => mask.map((inside) => 1 - inside);

type Size = readonly [h: number, w: number];

/** Nothing outside the image, neither for dilation nor for erosion, as OpenCV has it. */
const erodeSquare = (mask: Uint8Array, size: Size, side: number) => invert(dilateSquare(invert(mask), size, side));
const close = (mask: Uint8Array, size: Size, side: number) => erodeSquare(dilateSquare(mask, size, side), size, side);
const open = (mask: Uint8Array, size: Size, side: number) => dilateSquare(erodeSquare(mask, size, side), size, side);

function describe({ data, shape: [, w] }: Image, pixels: Int32Array): DetectedRegion {
  const sums = [1, -1].map((sign) => {
    let [sum, x, y] = [0, 0, 0];
    for (const i of pixels) {
      const b = sign * data[i];
      if (b <= 0) continue;
      sum += b;
      x += b * (i % w);
      y += b * Math.floor(i / w);
    }
    return { sum, centroid: { x: x / sum, y: y / sum } };
  });
  return {
    pixels,
    positiveSum: sums[0].sum, positiveCentroid: sums[0].centroid,
    negativeSum: sums[1].sum, negativeCentroid: sums[1].centroid,
  };
}

const isBipolar = ({ positiveSum, negativeSum }: DetectedRegion) =>
  Math.abs(positiveSum - negativeSum) < UNIPOLAR * (positiveSum + negativeSum);

/** Pixels of the grown kernels: closed, without fragments below the smallest area. */
function activePixels(field: Image, pixelMm: number, quietField: number): Uint8Array {
  const { data, shape } = field;
  const side = (mapPixels: number) => oddSide(mapPixels, pixelMm);
  const background = backgroundLevel(field, pixelMm, quietField);
  const strong = Uint8Array.from(data, (b, i) => (Math.abs(b) > background[i] + ABOVE_BACKGROUND_G ? 1 : 0));
  const kernels = open(close(strong, shape, side(KERNELS.close)), shape, side(KERNELS.open));
  const seeds = kernels.map((inside, i) => (inside === 1 && Math.abs(data[i]) > SEED_G ? 1 : 0));
  const growing = Uint8Array.from(data, (b, i) => (seeds[i] === 1 || Math.abs(b) > GROW_G ? 1 : 0));
  const grown = close(connectedPixels(growing, seeds, shape), shape, side(KERNELS.closeGrown));
  const smallest = KERNELS.fragmentPixels * (MAP_PIXEL_MM / pixelMm) ** 2;
  const active = new Uint8Array(data.length);
  for (const fragment of labelPixels(grown, shape, 4)) {
    if (fragment.length >= smallest) for (const i of fragment) active[i] = 1;
  }
  return active;
}

/**
 * Active regions of a magnetogram, found as in the database of Wang, Jiang & Luo for HMI: pixels 10 G above the local
 * mean; closing and opening that leave kernels of at least 9.7 Mm; growth from their pixels above 50 G to all connected
 * ones above 30 G; closing; fragments below 412 Mm^2 dropped; fragments within 20 Mm merged; unipolar ones dropped.
 * @param field radial field in gauss, finite
 * @returns regions in the order of falling unsigned flux
 * @throws ShapeError for pixels that are not finite; OptionError for a pixel that is not positive
 * Source: Wang, Jiang & Luo (2023), ApJS 268, 55, section 2; numbers from their code (merging kernel of 19 pixels).
 */
export function detectRegions(field: Image, options: DetectOptions): DetectedRegion[] {
  requireImage(field, "the field");
  const { pixelMm, quietField = 8 } = options;
  if (!(pixelMm > 0 && Number.isFinite(pixelMm))) {
    const remedy = "SHARPs have 0.364 Mm.";
    throw new OptionError({ expected: "a pixel side above 0 Mm", found: `${pixelMm}`, remedy });
  }
  const bad = field.data.findIndex((b) => !Number.isFinite(b));
  if (bad >= 0) {
    const remedy = "Set missing pixels to 0.";
    throw new ShapeError({ expected: "finite pixels", found: `${field.data[bad]} at index ${bad}`, remedy });
  }
  const active = activePixels(field, pixelMm, quietField);
  const merged = dilateSquare(active, field.shape, oddSide(KERNELS.merge, pixelMm));
  return labelPixels(merged, field.shape, 8)
    .map((pixels) => describe(field, pixels.filter((i) => active[i] === 1)))
    .filter(isBipolar)
    .sort((a, b) => b.positiveSum + b.negativeSum - a.positiveSum - a.negativeSum);
}
