import { OptionError, ShapeError } from "../../errors";
import type { Stream } from "../../random";

export interface ChooseThumbnailsOptions {
  /** least squared distance between two thumbnails in the unit square, default 5e-3 */
  readonly leastSquaredDistance?: number;
}

/** Points of the unit square. */
export interface UnitPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Chooses the points that get a thumbnail: all in a random order, each kept if its squared distance to every kept one
 * is at least 5e-3. A virtual first one sits at (1, 1), so that corner stays empty.
 * @param points in the unit square, as the form "code" of `projectLatents` has them
 * @returns indices in the order kept
 * @throws ShapeError for points outside the unit square; OptionError for a distance that is not above 0
 * Source: Chatterjee et al. (2025), code of Fig. 4, after scikit-learn's manifold examples.
 */
export function chooseThumbnails({ x, y }: UnitPoints, stream: Stream, options: ChooseThumbnailsOptions = {}): Uint32Array {
  const { leastSquaredDistance = 5e-3 } = options;
  if (!(leastSquaredDistance > 0)) {
    const remedy = "The paper uses 0.005.";
    throw new OptionError({ expected: "a squared distance above 0", found: `${leastSquaredDistance}`, remedy });
  }
  const outside = x.findIndex((value, i) => !(value >= 0 && value <= 1 && y[i] >= 0 && y[i] <= 1));
  if (outside >= 0 || x.length !== y.length) {
    const found = outside >= 0 ? `(${x[outside]}, ${y[outside]}) at index ${outside}` : `${x.length} x and ${y.length} y`;
    const remedy = "Project with the form \"code\", which scales both axes.";
    throw new ShapeError({ expected: "points in the unit square", found, remedy });
  }
  const kept: number[] = [];
  const apart = (i: number, px: number, py: number) => (x[i] - px) ** 2 + (y[i] - py) ** 2 >= leastSquaredDistance;
  for (const i of stream.permutation(x.length)) {
    if (apart(i, 1, 1) && kept.every((k) => apart(i, x[k], y[k]))) kept.push(i);
  }
  return Uint32Array.from(kept);
}
