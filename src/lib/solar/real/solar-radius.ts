import { daysSinceJ2000, meanAnomaly } from "./solar-calendar";

/** At 1 au, arcsec. */
const RADIUS_ARCSEC = 959.63;

/**
 * Apparent radius of the Sun in arcsec, `959.63 / r` with the distance `r = 1.00014 - 0.01671 cos g - 0.00014 cos 2g` au
 * and the mean anomaly g. Within 0.1 arcsec in 1950-2050, seen from the Earth.
 * Source: The Astronomical Almanac, section C, low-precision formulas for the Sun.
 */
export function solarRadius(time: Date): number {
  const anomaly = meanAnomaly(daysSinceJ2000(time));
  return RADIUS_ARCSEC / (1.00014 - 0.01671 * Math.cos(anomaly) - 0.00014 * Math.cos(2 * anomaly));
}
