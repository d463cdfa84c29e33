import { image, requireImage, type Image } from "../arrays";
import { OptionError, ShapeError } from "../errors";
import { dilateSquare } from "./dilation";

/** Field above which a pixel belongs to a polarity, in kG: 150 G (Chatterjee et al. 2025, Fig. 3). */
export const POLARITY_THRESHOLD_KG = 0.15;

/** Side of the square that polarities are dilated with before they are intersected, in pixels. */
export const DILATION_SIDE = 7;

export interface PolarityOptions {
  /** field above which a pixel belongs to a polarity, in kG, default 0.15; compared in float32, as the pixels are */
  readonly threshold?: number;
  /** side of the dilating square of the polarity-inversion mask, in pixels, odd, default 7 */
  readonly dilationSide?: number;
}

/** The pixels of each polarity, 1 inside and 0 outside, row by row. */
export interface PolarityMasks {
  readonly positive: Uint8Array;
  readonly negative: Uint8Array;
}

/** Field-weighted centre of one polarity in pixels, (0, 0) at the centre of the first pixel; x along the columns. */
export interface Centroid {
  readonly x: number;
  readonly y: number;
}

/** Everything that the paper's Figure 3 draws of one region. Masks are images of 0 and 1 in the field's shape. */
export interface PolarityGeometry {
  /** the radial field, kG */
  readonly field: Image;
  readonly threshold: number;
  readonly positive: Image;
  readonly negative: Image;
  /** both dilated polarities at once: the high-gradient polarity-inversion region */
  readonly inversionMask: Image;
  /** undefined when no pixel is above the threshold */
  readonly positiveCentroid: Centroid | undefined;
  /** undefined when no pixel is below minus the threshold */
  readonly negativeCentroid: Centroid | undefined;
}

function firstNotFinite(data: Float32Array): number {
  for (let i = 0; i < data.length; i++) if (!Number.isFinite(data[i] as number)) return i;
  return -1;
}

/** @throws ShapeError when the field is no image, is not in kG, is empty, or has a pixel that is not a finite number */
export function checkField(field: Image): void {
  requireImage(field, "the field");
  const remedy = "Pass the result of preprocessMagnetogram, which is finite and in kG.";
  if (field.unit !== "kG" && field.unit !== "") {
    throw new ShapeError({ expected: "a radial field in kG", found: `an image in "${field.unit}"`, remedy });
  }
  if (field.data.length === 0) {
    throw new ShapeError({ expected: "an image with pixels", found: `one of ${field.shape.join(" x ")}`, remedy });
  }
  const bad = firstNotFinite(field.data);
  if (bad >= 0) {
    const [row, column] = [Math.floor(bad / field.shape[1]), bad % field.shape[1]];
    const found = `${field.data[bad]} at row ${row}, column ${column}`;
    throw new ShapeError({ expected: "finite pixels", found, remedy });
  }
}

/** @throws OptionError for a threshold below 0 or a side that is not odd */
export function checkPolarityOptions({ threshold, dilationSide }: Required<PolarityOptions>): void {
  if (!(Number.isFinite(threshold) && threshold >= 0)) {
    const remedy = "The paper uses 0.15 kG.";
    throw new OptionError({ expected: "a threshold of at least 0 kG", found: `${threshold}`, remedy });
  }
  if (!(Number.isInteger(dilationSide) && dilationSide >= 1 && dilationSide % 2 === 1)) {
    const remedy = "The paper uses a square of 7 x 7 pixels.";
    throw new OptionError({ expected: "an odd dilation side of at least 1", found: `${dilationSide}`, remedy });
  }
}

/** `s > threshold` and `s < -threshold` for every pixel s. */
export function polarityMasks(data: Float32Array, threshold: number): PolarityMasks {
  const limit = Math.fround(threshold);
  const positive = new Uint8Array(data.length);
  const negative = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const s = data[i] as number;
    if (s > limit) positive[i] = 1;
    else if (s < -limit) negative[i] = 1;
  }
  return { positive, negative };
}

/** `dilated(positive) and dilated(negative)`: the polarity-inversion mask, after Schrijver (2007). */
export function inversionPixels(masks: PolarityMasks, shape: readonly [number, number], side: number): Uint8Array {
  const inversion = dilateSquare(masks.positive, shape, side);
  const negative = dilateSquare(masks.negative, shape, side);
  for (let i = 0; i < inversion.length; i++) if (negative[i] === 0) inversion[i] = 0;
  return inversion;
}

/** `sum(position * |s|) / sum(|s|)` over the pixels of a mask; undefined when the mask is empty. */
export function fieldCentroid(data: Float32Array, width: number, mask: Uint8Array): Centroid | undefined {
  let [total, alongX, alongY] = [0, 0, 0];
  for (let start = 0, y = 0; start < data.length; start += width, y++) {
    for (let x = 0; x < width; x++) {
      if (mask[start + x] === 0) continue;
      const s = Math.abs(data[start + x] as number);
      total += s;
      alongX += s * x;
      alongY += s * y;
    }
  }
  return total === 0 ? undefined : { x: alongX / total, y: alongY / total };
}

/**
 * The thresholded polarities of a region, their centroids and its polarity-inversion mask.
 * @param field radial field in kG, any shape
 * @throws ShapeError for another unit or pixels that are not finite; OptionError for impossible options
 * Source: Chatterjee et al. (2025), Fig. 3; the mask is flat, without Schrijver's Gaussian weight.
 */
export function polarityGeometry(field: Image, options: PolarityOptions = {}): PolarityGeometry {
  const { threshold = POLARITY_THRESHOLD_KG, dilationSide = DILATION_SIDE } = options;
  checkField(field);
  checkPolarityOptions({ threshold, dilationSide });
  const masks = polarityMasks(field.data, threshold);
  const asImage = (mask: Uint8Array) => image(Float32Array.from(mask), field.shape);
  return {
    field,
    threshold,
    positive: asImage(masks.positive),
    negative: asImage(masks.negative),
    inversionMask: asImage(inversionPixels(masks, field.shape, dilationSide)),
    positiveCentroid: fieldCentroid(field.data, field.shape[1], masks.positive),
    negativeCentroid: fieldCentroid(field.data, field.shape[1], masks.negative),
  };
}
