const RADIANS = Math.PI / 180;
const DAY_MS = 86_400_000;
/** 2000 January 1, 12:00 */
const J2000_MS = Date.UTC(2000, 0, 1, 12);

/** Days since the beginning of the year 2000, noon. */
export const daysSinceJ2000 = (time: Date): number => (time.getTime() - J2000_MS) / DAY_MS;

/** The Sun's mean anomaly in radians (Meeus 1998, chapter 25). */
export const meanAnomaly = (days: number): number => (357.52911 + 0.98560028 * days) * RADIANS;
