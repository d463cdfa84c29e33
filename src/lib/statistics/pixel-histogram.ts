import { requireImages, type Images } from "../arrays";
import { OptionError, ShapeError } from "../errors";
import { requireCount } from "./samples";

export interface PixelHistogramOptions {
  /** number of bins of equal width, default 101 (odd: one bin is centred on zero in a symmetric range) */
  readonly bins?: number;
  /** lower and upper edge in the images' unit, default [-1, 1]; values outside count in the first and last bin */
  readonly range?: readonly [low: number, high: number];
}

/** How often pixel values occur. */
export interface PixelHistogram {
  /** bins + 1 edges in the images' unit */
  readonly edges: Float64Array;
  /** share of all pixels in each bin; adds up to 1 */
  readonly share: Float64Array;
  /** pixels counted */
  readonly pixels: number;
}

/**
 * Share of the pixels of a stack in bins of equal width, `share_k = #{s in [edge_k, edge_k+1)} / (n h w)`; the last bin
 * has its upper edge too, and pixels beyond the range count in the bin at that end, as a saturated camera counts them.
 * @param images [n, h, w], any unit, without NaN
 * @throws ShapeError for no pixels or NaN; OptionError for impossible bins or range
 */
export function pixelHistogram(images: Images, options: PixelHistogramOptions = {}): PixelHistogram {
  requireImages(images, "the images");
  const { bins = 101, range: [low, high] = [-1, 1] } = options;
  requireCount(bins, "bins");
  if (!(low < high && Number.isFinite(high - low))) {
    const remedy = "Give it as [low, high] in the images' unit.";
    throw new OptionError({ expected: "a range that rises", found: `[${low}, ${high}]`, remedy });
  }
  const { data } = images;
  const counts = new Float64Array(bins);
  const perUnit = bins / (high - low);
  for (let i = 0; i < data.length; i++) {
    const bin = Math.floor((data[i] - low) * perUnit);
    if (bin >= 0 && bin < bins) counts[bin]++;
    else if (bin >= bins) counts[bins - 1]++;
    else if (bin < 0) counts[0]++;
    else throw new ShapeError({ expected: "pixels that are numbers", found: `NaN at index ${i}`, remedy: "Set them to 0." });
  }
  if (data.length === 0) {
    throw new ShapeError({ expected: "at least one pixel", found: images.shape.join(" x "), remedy: "Pass images." });
  }
  return {
    edges: Float64Array.from({ length: bins + 1 }, (_, k) => low + ((high - low) * k) / bins),
    share: counts.map((count) => count / data.length),
    pixels: data.length,
  };
}

/**
 * Largest difference of two cumulative histograms, `max_k |F_a(edge_k) - F_b(edge_k)|`, 0 … 1: the Kolmogorov-Smirnov
 * distance of the binned pixels.
 * @throws ShapeError when the histograms have different edges
 */
export function histogramDistance(a: PixelHistogram, b: PixelHistogram): number {
  const same = a.edges.length === b.edges.length && a.edges.every((edge, k) => edge === b.edges[k]);
  if (!same) {
    const describe = ({ edges }: PixelHistogram) => `${edges.length - 1} bins from ${edges[0]} to ${edges[edges.length - 1]}`;
    throw new ShapeError({
      expected: "two histograms with the same edges",
      found: `${describe(a)} and ${describe(b)}`,
      remedy: "Make both with the same bins and range.",
    });
  }
  let [sum, largest] = [0, 0];
  a.share.forEach((share, k) => {
    sum += share - b.share[k];
    largest = Math.max(largest, Math.abs(sum));
  });
  return largest;
}
