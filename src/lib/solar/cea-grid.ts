import { OptionError } from "../errors";

/** Pixel side of SHARP CEA maps, in degrees of the heliographic grid. */
export const CEA_PIXEL_DEG = 0.03;

/** Solar radius of HMI's maps (RSUN_REF), in metres. */
export const SOLAR_RADIUS_M = 6.96e8;

/**
 * Side of one cylindrical-equal-area pixel on the Sun, `radians(pixelDeg) * radius`, in Mm: 0.364 Mm at 0.03 degrees.
 * @throws OptionError for a pixel or a radius that is not positive
 */
export function ceaPixelMm(pixelDeg: number = CEA_PIXEL_DEG, radiusM: number = SOLAR_RADIUS_M): number {
  if (!(pixelDeg > 0 && radiusM > 0 && Number.isFinite(pixelDeg * radiusM))) {
    throw new OptionError({
      expected: "a pixel in degrees and a radius in metres above 0",
      found: `${pixelDeg} and ${radiusM}`,
      remedy: "HMI's maps have 0.03 degrees and 6.96e8 m.",
    });
  }
  return ((pixelDeg * Math.PI) / 180) * radiusM * 1e-6;
}
