import { requireImages, type Images, type Matrix } from "../arrays";
import { OptionError } from "../errors";
import type { ParameterOptions } from "./parameter-options";
import { physicalParameters } from "./parameters";

/** What one pixel of a patch covers on the Sun. */
export interface PatchScale {
  /** sides, Mm */
  readonly pixelMm: readonly [width: number, height: number];
}

/** Physical quantities of regions; those that walks in latent space can be asked for. */
export interface RegionQuantities {
  /**
   * `sum(|B|) dA`, Mx, of any patch. Unlike SHARP's USFLUX, which is masked, it counts all pixels, noise included; and
   * fields of preprocessed or generated patches are clipped at -1 and 1 kG, so that strong spots count for less
   */
  readonly unsignedFlux: Float64Array;
  /** R with its area: `sum(|B|) dA` where both dilated polarities overlap, Mx; NaN for a patch that lacks a polarity */
  readonly inversionLineFlux: Float64Array;
  /** distance of the field-weighted centroids of the polarities, Mm; NaN for a patch that lacks one */
  readonly separation: Float64Array;
}

export type QuantityName = keyof RegionQuantities;

/** The unit of each quantity. */
export const QUANTITY_UNITS: Readonly<Record<QuantityName, string>> = {
  unsignedFlux: "Mx", inversionLineFlux: "Mx", separation: "Mm",
};

const QUANTITY_NAMES = Object.keys(QUANTITY_UNITS) as readonly QuantityName[];

const GAUSS_PER_KG = 1000;
const SQUARE_CM_PER_SQUARE_MM = 1e16;

function requireScale(scale: PatchScale | undefined): PatchScale["pixelMm"] {
  const expected = "the sides of a pixel on the Sun, without which no patch has a flux in Mx or a length in Mm";
  const remedy = "Pass for example { pixelMm: [1.2, 0.8] }, or start from a real patch whose scale is known (patchScale).";
  if (scale === undefined) throw new OptionError({ expected, found: "none", remedy });
  const { pixelMm } = scale;
  const sides = Array.isArray(pixelMm) && pixelMm.length === 2 && pixelMm.every((side: unknown) => Number.isFinite(side) && (side as number) > 0);
  if (sides) return pixelMm;
  throw new OptionError({ expected: "the sides of a pixel in Mm, both above 0", found: JSON.stringify(pixelMm) ?? "none", remedy });
}

/** `sum(|s|)` of each image, kG. */
function unsignedSums({ data, shape: [n, h, w] }: Images): Float64Array {
  const size = h * w;
  return Float64Array.from({ length: n }, (_, i) => data.subarray(i * size, (i + 1) * size).reduce((sum, s) => sum + Math.abs(s), 0));
}

/**
 * Physical quantities of patches of one scale. One that lacks a polarity beyond the threshold has a flux, and nothing else.
 * @param fields radial field in kG, [n, h, w]
 * @param scale what a pixel covers on the Sun
 * @throws OptionError without a scale, or for one that is not positive; ShapeError as {@link physicalParameters}
 */
export function regionQuantities(
  fields: Images, scale?: PatchScale, options: Pick<ParameterOptions, "threshold" | "dilationSide"> = {},
): RegionQuantities {
  requireImages(fields, "the fields");
  const [width, height] = requireScale(scale);
  const { inversionLineField, polarity, polaritySeparation } =
    physicalParameters(fields, { ...options, separation: "pixels", singlePolarity: "nan" }).columns;
  const maxwells = GAUSS_PER_KG * width * height * SQUARE_CM_PER_SQUARE_MM;
  return {
    unsignedFlux: unsignedSums(fields).map((sum) => sum * maxwells),
    inversionLineFlux: inversionLineField.map((sum) => sum * maxwells),
    separation: polaritySeparation.map((pixels, i) => {
      const across = polarity[i] ** 2;
      return Math.sqrt(across * width ** 2 + Math.max(0, pixels ** 2 - across) * height ** 2);
    }),
  };
}

export interface MeasureQuantitiesOptions {
  /** patches generated and measured at a time, default 50 */
  readonly chunk?: number;
  readonly signal?: AbortSignal;
}

/**
 * What turns latents into physical quantities, a chunk at a time, for walks to values of them.
 * @param generate G(z) for each row, e.g. that of a loaded generator
 * @returns a function from latents [n, d] and their patches' scale to n values of each quantity; it throws as
 * {@link regionQuantities}, and the signal's reason when aborted
 */
export function quantityMeasure(
  generate: (latents: Matrix) => Images, options: MeasureQuantitiesOptions = {},
): (latents: Matrix, scale?: PatchScale) => Promise<Record<QuantityName, Float64Array>> {
  const { chunk = 50, signal } = options;
  return async ({ data, shape: [n, d] }, scale) => {
    requireScale(scale);
    const values = { unsignedFlux: new Float64Array(n), inversionLineFlux: new Float64Array(n), separation: new Float64Array(n) };
    for (let first = 0; first < n; first += chunk) {
      signal?.throwIfAborted();
      const last = Math.min(n, first + chunk);
      const some = regionQuantities(generate({ data: data.subarray(first * d, last * d), shape: [last - first, d] }), scale);
      for (const name of QUANTITY_NAMES) values[name].set(some[name], first);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return values;
  };
}

/**
 * The scale of an image that a patch of the CEA grid was squashed into, from the area that one of its pixels covers.
 * @param patch `pixelArea` in cm^2 of a pixel of the image, and the [rows, columns] that the patch had before
 * @param size [rows, columns] of the image, default [128, 128]
 * @returns undefined where the area is not known
 */
export function patchScale(
  { pixelArea, shape }: { readonly pixelArea?: number; readonly shape?: readonly [number, number] },
  size: readonly [h: number, w: number] = [128, 128],
): PatchScale | undefined {
  if (pixelArea === undefined || shape === undefined) return undefined;
  const [rows, columns] = shape;
  const [h, w] = size;
  // side of a pixel of the square grid, Mm
  const side = Math.sqrt((pixelArea / SQUARE_CM_PER_SQUARE_MM) * ((h * w) / (rows * columns)));
  return { pixelMm: [(side * columns) / w, (side * rows) / h] };
}
