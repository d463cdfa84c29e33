import { SOLAR_RADIUS_M } from "../cea-grid";

const RADIANS = Math.PI / 180;

/**
 * Sidereal rotation of magnetic features, `14.42 - 2.00 sin^2 - 2.09 sin^4` in degrees a day.
 * @param latitude degrees
 * Source: Komm, Howard & Harvey (1993), as measured from magnetograms.
 */
export function rotationRate(latitude: number): number {
  const s2 = Math.sin(latitude * RADIANS) ** 2;
  return 14.42 - 2 * s2 - 2.09 * s2 * s2;
}

/** The Earth's own motion, degrees a day. */
const EARTH_RATE = 0.9856;

/** How fast features at a latitude move across the disc, degrees a day: their rotation without the Earth's motion. */
export function synodicRate(latitude: number): number {
  return rotationRate(latitude) - EARTH_RATE;
}

/**
 * Westward speed relative to the centre of a patch, in Mm an hour, of a feature `y` Mm north of it: what shears a
 * region. @param latitude of the patch's centre, degrees
 */
export function shearSpeed(latitude: number, y: number): number {
  const radius = SOLAR_RADIUS_M * 1e-6;
  const here = latitude + y / (radius * RADIANS);
  return ((rotationRate(here) - rotationRate(latitude)) * RADIANS * radius * Math.cos(here * RADIANS)) / 24;
}

/** Poleward flow in Mm an hour, `11 m/s sin(2 latitude)`, northwards positive (Komm, Howard & Harvey 1993). */
export function meridionalSpeed(latitude: number): number {
  return 0.0396 * Math.sin(2 * latitude * RADIANS);
}
