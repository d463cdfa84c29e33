import { image, type Image } from "../../arrays";
import { ShapeError } from "../../errors";

/** Share of a weak radial field that HMI's line of sight shows, and the field in gauss over which it falls e-fold. */
const WEAK_SHARE = 0.87;
const FALL_G = 8400;

/**
 * The radial field that HMI's line-of-sight magnetogram stands for where its vector magnetogram has B:
 * `0.87 B exp(-|B| / 8400 G)`. Measured on SHARP 377 (24 degrees from the disc's centre), where the line-of-sight field
 * over the limb cosine is 0.855, 0.847, 0.814, 0.737 and 0.664 of Br at 185, 367, 734, 1413 and 2239 G; unsigned fluxes
 * are 0.81 of those of Br there. Maps and pictures of the line of sight are compared with simulated Br through it.
 * @param field radial field in gauss
 * @throws ShapeError for another unit
 */
export function lineOfSightField(field: Image): Image {
  if (field.unit !== "G") {
    const remedy = "Pass frames as they are simulated, in gauss.";
    throw new ShapeError({ expected: 'a radial field in "G"', found: `an image in "${field.unit}"`, remedy });
  }
  return image(field.data.map((b) => WEAK_SHARE * b * Math.exp(-Math.abs(b) / FALL_G)), field.shape, "G");
}
