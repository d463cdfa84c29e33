import { requireImages, type Images } from "../arrays";
import { ShapeError } from "../errors";
import type { Stream } from "../random";
import { requireFinitePixels, squaredDistance } from "./pixel-distance";
import { mean, quantileOfSorted, standardDeviation } from "./quantile";
import { requireCount, sorted } from "./samples";

export interface PairwiseOptions {
  /** number of random pairs, default 10,000 */
  readonly pairs?: number;
  /** group of each image; images of one group are not paired. By default every image is its own group */
  readonly groups?: ArrayLike<number>;
}

/** How far apart the images of a stack are. */
export interface PairwiseDistances {
  /** `sqrt(sum((a - b)^2))` of each pair, in the images' unit, in the order drawn */
  readonly distance: Float64Array;
  readonly mean: number;
  readonly standardDeviation: number;
  /** the 5, 25, 50, 75 and 95 % quantiles */
  readonly quantiles: readonly [q05: number, q25: number, q50: number, q75: number, q95: number];
}

const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/**
 * Euclidean distances of random pairs of different images: a measure of diversity. A collapsed generator has a smaller
 * mean, or many pairs near zero.
 * @param stack [n, h, w], finite, at least two images
 * @throws ShapeError for fewer images, pixels that are not finite, or groups that leave no pair; OptionError for no pairs
 */
export function pairwiseDistances(stack: Images, stream: Stream, options: PairwiseOptions = {}): PairwiseDistances {
  requireImages(stack, "the images");
  const n = stack.shape[0];
  const { pairs = 10_000, groups = Int32Array.from({ length: n }, (_, i) => i) } = options;
  requireFinitePixels(stack, "the images");
  requireCount(pairs, "pairs", 2);
  if (groups.length !== n || !Array.prototype.some.call(groups, (group) => group !== groups[0])) {
    const found = groups.length === n ? `${n} of one group` : `${groups.length} groups for ${n} images`;
    const remedy = "Pass the number of the region of each image, two regions at least.";
    throw new ShapeError({ expected: "images of two groups or more", found, remedy });
  }
  const distance = Float64Array.from({ length: pairs }, () => {
    for (;;) {
      const [i, j] = [stream.integer(n), stream.integer(n)];
      if (groups[i] !== groups[j]) return Math.sqrt(squaredDistance(stack, i, stack, j));
    }
  });
  const order = sorted(distance);
  const [q05, q25, q50, q75, q95] = SHARES.map((share) => quantileOfSorted(order, share));
  return {
    distance,
    mean: mean(distance),
    standardDeviation: standardDeviation(distance),
    quantiles: [q05, q25, q50, q75, q95],
  };
}
