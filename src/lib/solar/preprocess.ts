import { image, imageAt, requireImage, requireImages, stackImages, type Image, type Images } from "../arrays";
import { OptionError, ShapeError } from "../errors";
import { resizeImage, type ResizeMethod } from "./resize";

export interface PreprocessOptions {
  /** field strength in gauss at which pixels saturate, default 1000; it becomes 1 in the result */
  readonly clip?: number;
  /** [rows, columns] of the result, default [128, 128]; the aspect ratio is not kept */
  readonly size?: readonly [h: number, w: number];
  /** default `"bilinear-antialias"`; the paper's latent projector uses `"area"` */
  readonly resize?: ResizeMethod;
}

/** BUNIT of HMI magnetograms is Mx/cm^2, which is gauss. */
const GAUSS = ["", "g", "gauss", "mx/cm^2", "mx/cm2", "mx cm-2", "mx/cm**2"];

/**
 * Makes the networks' input out of a magnetogram: `clamp(B, -clip, clip) / clip`, NaN pixels to 0, then resized.
 * @param field radial field, any shape of at least 1 x 1, in gauss; infinite pixels saturate
 * @returns field in units of `clip` (1 kG unless changed), shape `size`, range [-1, 1]
 * @throws OptionError for a clip that is not positive, or a size that is not whole or above 8192 a side; ShapeError for
 * another unit, or what is no image
 * Source: Chatterjee et al. (2025), data section; order of the steps from the authors' code.
 */
export function preprocessMagnetogram(field: Image, options: PreprocessOptions = {}): Image {
  requireImage(field, "the magnetogram");
  const { clip = 1000, size = [128, 128], resize = "bilinear-antialias" } = options;
  if (!(Number.isFinite(clip) && clip > 0)) {
    throw new OptionError({ expected: "a clip above 0 G", found: `${clip}`, remedy: "The paper clips at 1000 G." });
  }
  if (!GAUSS.includes(field.unit.trim().toLowerCase())) {
    throw new ShapeError({
      expected: "a magnetogram in gauss",
      found: `an image in "${field.unit}"`,
      remedy: "Convert it; an image in kG is ready for use as it is.",
    });
  }
  const clamped = (b: number) => Math.max(-clip, Math.min(clip, b)) / clip;
  const scaled = field.data.map((b) => (Number.isNaN(b) ? 0 : clamped(b)));
  return resizeImage(image(scaled, field.shape, clip === 1000 ? "kG" : `${clip} G`), size, resize);
}

function asList(fields: Images | readonly Image[]): readonly Image[] {
  if (Array.isArray(fields)) return fields;
  requireImages(fields, "the magnetograms");
  return Array.from({ length: fields.shape[0] }, (_, i) => imageAt(fields, i));
}

/** Preprocesses magnetograms of one or many shapes into one stack, see {@link preprocessMagnetogram}. */
export function preprocessMagnetograms(fields: Images | readonly Image[], options: PreprocessOptions = {}): Images {
  const list = asList(fields);
  return stackImages(list.map((field) => preprocessMagnetogram(field, options)));
}
