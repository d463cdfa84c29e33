const RADIANS = Math.PI / 180;
const DAY_MS = 86_400_000;
/** 2000 January 1, 12:00 */
const J2000_MS = Date.UTC(2000, 0, 1, 12);
/** Inclination of the Sun's equator to the ecliptic, degrees. */
const INCLINATION = 7.25;

/**
 * Heliographic latitude of the disc's centre, B0, in degrees: `sin B0 = sin(longitude - node) sin 7.25`, with the Sun's
 * longitude from its mean anomaly. Within 0.02 degrees in 1950-2050.
 * Source: Meeus (1998), Astronomical Algorithms, chapters 25 and 29.
 */
export function diskCentreLatitude(time: Date): number {
  const days = (time.getTime() - J2000_MS) / DAY_MS;
  const anomaly = (357.52911 + 0.98560028 * days) * RADIANS;
  const centre = 1.914602 * Math.sin(anomaly) + 0.019993 * Math.sin(2 * anomaly);
  const longitude = 280.46646 + 0.98564736 * days + centre;
  const node = 75.76 + (1.3958333 * days) / 36525;
  const sine = Math.sin((longitude - node) * RADIANS) * Math.sin(INCLINATION * RADIANS);
  return Math.asin(sine) / RADIANS;
}
