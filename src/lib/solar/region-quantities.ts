import { requireImages, type Images } from "../arrays";
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
  /** `sum(|B|) dA` over all pixels, Mx; |B| of squashed patches is clipped at 1 kG */
  readonly unsignedFlux: Float64Array;
  /** R with its area: `sum(|B|) dA` where both dilated polarities overlap, Mx */
  readonly inversionLineFlux: Float64Array;
  /** distance of the field-weighted centroids of the polarities, Mm */
  readonly separation: Float64Array;
}

export type QuantityName = keyof RegionQuantities;

/** The unit of each quantity. */
export const QUANTITY_UNITS: Readonly<Record<QuantityName, string>> = {
  unsignedFlux: "Mx", inversionLineFlux: "Mx", separation: "Mm",
};

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

/**
 * Physical quantities of patches of one scale, NaN for one that lacks a polarity beyond the threshold.
 * @param fields radial field in kG, [n, h, w]
 * @param scale what a pixel covers on the Sun
 * @throws OptionError without a scale, or for one that is not positive; ShapeError as {@link physicalParameters}
 */
export function regionQuantities(
  fields: Images, scale?: PatchScale, options: Pick<ParameterOptions, "threshold" | "dilationSide"> = {},
): RegionQuantities {
  requireImages(fields, "the fields");
  const [width, height] = requireScale(scale);
  const { unsignedField, inversionLineField, polarity, polaritySeparation } =
    physicalParameters(fields, { ...options, unsignedField: "sum", separation: "pixels", singlePolarity: "nan" }).columns;
  const maxwells = GAUSS_PER_KG * width * height * SQUARE_CM_PER_SQUARE_MM;
  return {
    unsignedFlux: unsignedField.map((sum) => sum * maxwells),
    inversionLineFlux: inversionLineField.map((sum) => sum * maxwells),
    separation: polaritySeparation.map((pixels, i) => {
      const across = polarity[i] ** 2;
      return Math.sqrt(across * width ** 2 + Math.max(0, pixels ** 2 - across) * height ** 2);
    }),
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
