import { OptionError } from "../../errors";
import type { LatentProjection } from "./project-latents";

export interface ExtremePoint {
  /** of the latent */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  /** `normal . z + bias`, in units of the latents */
  readonly distance: number;
}

/** The points farthest from the boundary on either side, the farthest first. */
export interface BoundaryExtremes {
  readonly lowest: readonly ExtremePoint[];
  readonly highest: readonly ExtremePoint[];
}

/**
 * Of the chosen points, those with the smallest and the largest signed distance to the boundary. The order is the same
 * in the plane as in latent space, since the projection keeps `n . z + b`.
 * @param chosen indices of latents, e.g. those with a thumbnail
 * @param count on each side, default 1
 * @throws OptionError when there are not `count` on each side
 * Source: Chatterjee et al. (2025), the zoomed patches of Fig. 4.
 */
export function boundaryExtremes(projection: LatentProjection, chosen: ArrayLike<number>, count = 1): BoundaryExtremes {
  if (!(Number.isInteger(count) && count >= 1 && 2 * count <= chosen.length)) {
    const expected = `from 1 to ${Math.floor(chosen.length / 2)} extremes on each side of ${chosen.length} points`;
    throw new OptionError({ expected, found: `${count}`, remedy: "Ask for fewer, or choose more points." });
  }
  const { x, y, distance } = projection;
  const order = Array.from(chosen).sort((i, j) => distance[i] - distance[j]);
  const point = (index: number): ExtremePoint => ({ index, x: x[index], y: y[index], distance: distance[index] });
  return { lowest: order.slice(0, count).map(point), highest: order.slice(-count).reverse().map(point) };
}
