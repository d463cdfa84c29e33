import type { Stream } from "../../random";

const RADIANS = Math.PI / 180;
/** Share of regions against Hale's law; observed are 4 to 8 % (Li & Ulrich 2012; Stenflo & Kosovichev 2012). */
export const ANTI_HALE_SHARE = 0.06;

/** Mean tilt in degrees, `32.1 sin |latitude|`, the leader nearer to the equator (Stenflo & Kosovichev 2012). */
export function meanTilt(latitude: number): number {
  return 32.1 * Math.sin(Math.abs(latitude) * RADIANS);
}

/**
 * Scatter of the tilt in degrees, `17 (F / 8e21 Mx)^-0.18`, between 10 and 30: small regions scatter more
 * (Stenflo & Kosovichev 2012); the numbers are fitted to the regions of Wang, Jiang & Luo (2023).
 */
export function tiltScatter(flux: number): number {
  return Math.max(10, Math.min(30, 17 * (flux / 8e21) ** -0.18));
}

/** Latitude in degrees: two belts, |latitude| normal with mean 16.0, width 7.6, between 1 and 42. */
export function drawLatitude(stream: Stream): number {
  const side = stream.uniform() < 0.5 ? -1 : 1;
  for (;;) {
    const latitude = 16 + 7.6 * stream.normal();
    if (latitude > 1 && latitude < 42) return side * latitude;
  }
}

export interface Orientation {
  /** degrees, positive when the leading polarity is nearer to the equator */
  readonly tilt: number;
  readonly antiHale: boolean;
  /** sign of the leading (western) polarity */
  readonly leadingSign: 1 | -1;
}

/**
 * Draws tilt and polarity. By Hale's law the leading polarity is the same in one hemisphere and one cycle and
 * opposite in the other; `evenCycle` regions lead with negative polarity in the north.
 */
export function drawOrientation(stream: Stream, latitude: number, flux: number, evenCycle: boolean): Orientation {
  const tilt = meanTilt(latitude) + tiltScatter(flux) * stream.normal();
  const antiHale = stream.uniform() < ANTI_HALE_SHARE;
  const hale = (latitude > 0) === evenCycle ? -1 : 1;
  return { tilt, antiHale, leadingSign: (antiHale ? -hale : hale) as 1 | -1 };
}
