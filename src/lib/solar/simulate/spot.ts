import type { SpotPlan } from "./bipole-plan";
import { GAUSS_PER_UNIT } from "./units";

/** A pore or sunspot as it is now. */
export interface Spot {
  readonly plan: SpotPlan;
  readonly sign: 1 | -1;
  /** seeds its outline and its filaments */
  readonly shape: number;
  x: number;
  y: number;
  /** flux units, not signed */
  flux: number;
  largest: number;
}

/** What a picture needs of a spot. */
export interface SpotSnapshot {
  readonly x: number;
  readonly y: number;
  /** signed, flux units */
  readonly flux: number;
  readonly shape: number;
  /** direction towards a spot of the other polarity that it is pressed against, times how much it is flattened */
  readonly pressed: readonly [x: number, y: number];
}

/** Radial field of the umbra in gauss: 1.4 kG in pores to 2.8 kG in large spots (Livingston et al. 2012; Rezaei 2012). */
export function umbralField(flux: number): number {
  return Math.min(2800, 1350 + 620 * Math.log10(Math.max(1, flux / 80)));
}

/** Share of the umbral field that a spot has on average over its outline: `2 integral q f(q) dq`. */
const MEAN_SHARE = 0.5;

/** Radius of the outer penumbra in Mm, of a disc that holds the flux. */
export function spotRadius(flux: number): number {
  return Math.sqrt((flux * GAUSS_PER_UNIT) / (Math.PI * MEAN_SHARE * umbralField(flux)));
}

const MOST_FLATTENED = 0.9;

/**
 * Spots as pictures need them. Opposite ones that would overlap flatten each other, as in a delta spot: along the line
 * between them both are narrower by `(r1 + r2) / distance`, across it wider.
 */
export function spotSnapshots(spots: readonly Spot[]): SpotSnapshot[] {
  const present = spots.filter(({ flux }) => flux > 0);
  return present.map((spot) => {
    const { x, y, flux, sign, shape } = spot;
    let pressed: readonly [number, number] = [0, 0];
    let most = 0;
    for (const other of present) {
      if (other.sign === sign) continue;
      const [dx, dy] = [other.x - x, other.y - y];
      const distance = Math.hypot(dx, dy) + 1e-6;
      const flattened = Math.min(MOST_FLATTENED, (spotRadius(flux) + spotRadius(other.flux)) / distance - 1);
      if (flattened <= most) continue;
      most = flattened;
      pressed = [(flattened * dx) / distance, (flattened * dy) / distance];
    }
    return { x, y, flux: sign * flux, shape, pressed };
  });
}
