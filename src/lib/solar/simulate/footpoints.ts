import type { BipolePlan } from "./bipole-plan";
import { FLUX_UNIT_MX } from "./units";

/** Where the two polarities of one simulated bipole are rooted, in Mm from the region's centre, west and north positive. */
export interface BipoleFootpoints {
  /** flux in Mx that is left, the mean of both polarities */
  readonly flux: number;
  /** flux-weighted centre of the leading polarity */
  readonly leader: readonly [x: number, y: number];
  readonly follower: readonly [x: number, y: number];
}

interface Root {
  flux: number;
  x: number;
  y: number;
}

/** Gathers the flux of the bipoles of a region, element by element, into the centres of their polarities. */
export class FootpointSums {
  private readonly roots: readonly { readonly leader: Root; readonly follower: Root }[];

  constructor(private readonly bipoles: readonly BipolePlan[]) {
    this.roots = bipoles.map(() => ({ leader: { flux: 0, x: 0, y: 0 }, follower: { flux: 0, x: 0, y: 0 } }));
  }

  /** Adds an element of signed flux units at a place in Mm to the bipole of that number. */
  add(bipole: number, x: number, y: number, flux: number): void {
    const root = this.roots[bipole][flux * this.bipoles[bipole].leader.sign > 0 ? "leader" : "follower"];
    const size = Math.abs(flux);
    root.flux += size;
    root.x += size * x;
    root.y += size * y;
  }

  /** Those of the bipoles that have flux of both signs. */
  footpoints(): BipoleFootpoints[] {
    const centre = ({ flux, x, y }: Root) => [x / flux, y / flux] as const;
    return this.roots
      .filter(({ leader, follower }) => leader.flux > 0 && follower.flux > 0)
      .map(({ leader, follower }) => ({
        flux: ((leader.flux + follower.flux) / 2) * FLUX_UNIT_MX, leader: centre(leader), follower: centre(follower),
      }));
  }
}

/**
 * Mean distance of the footpoints of a region's bipoles, `sum(F d) / sum(F)` in Mm: the **true** separation of its
 * polarities, known of simulated regions alone. NaN when no bipole is left.
 * @param scale factors on x and y, default 1: `[128 / width, 128 / height]` of a patch in Mm gives pixels of its image
 */
export function footpointDistance(bipoles: readonly BipoleFootpoints[], scale: readonly [x: number, y: number] = [1, 1]): number {
  let [sum, total] = [0, 0];
  for (const { flux, leader, follower } of bipoles) {
    sum += flux * Math.hypot((leader[0] - follower[0]) * scale[0], (leader[1] - follower[1]) * scale[1]);
    total += flux;
  }
  return sum / total;
}
