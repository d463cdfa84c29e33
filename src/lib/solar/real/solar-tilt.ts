import { daysSinceJ2000, meanAnomaly } from "./solar-calendar";

const RADIANS = Math.PI / 180;
/** Inclination of the Sun's equator to the ecliptic, degrees. */
const INCLINATION = 7.25;

/**
 * Heliographic latitude of the disc's centre, B0, in degrees: `sin B0 = sin(longitude - node) sin 7.25`, with the Sun's
 * longitude from its mean anomaly. Within 0.02 degrees in 1950-2050.
 * Source: Meeus (1998), Astronomical Algorithms, chapters 25 and 29.
 */
export function diskCentreLatitude(time: Date): number {
  const days = daysSinceJ2000(time);
  const anomaly = meanAnomaly(days);
  const centre = 1.914602 * Math.sin(anomaly) + 0.019993 * Math.sin(2 * anomaly);
  const longitude = 280.46646 + 0.98564736 * days + centre;
  const node = 75.76 + (1.3958333 * days) / 36525;
  const sine = Math.sin((longitude - node) * RADIANS) * Math.sin(INCLINATION * RADIANS);
  return Math.asin(sine) / RADIANS;
}
