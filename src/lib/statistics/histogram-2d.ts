import { OptionError, ShapeError } from "../errors";
import { requireCount, requireSample, type Sample } from "./samples";

export interface BinEdgeOptions {
  /** number of bins (24) */
  readonly bins?: number;
  /** edges equally spaced in the value ("linear", default) or in its logarithm ("log") */
  readonly scale?: "linear" | "log";
  /** first and last edge (the least and largest value; with "log", the least above zero) */
  readonly range?: readonly [low: number, high: number];
}

/** Counts of one quantity in bins. */
export interface BinCounts {
  /** one count per bin */
  readonly counts: Float64Array;
  /** values below the first or above the last edge, e.g. zeros on logarithmic bins */
  readonly outside: number;
}

/** Joint counts of pairs (x, y) in bins. */
export interface Histogram2d {
  readonly xEdges: Float64Array;
  readonly yEdges: Float64Array;
  /** row by row: count of x bin i and y bin j at `j * (xEdges.length - 1) + i` */
  readonly counts: Float64Array;
  /** pairs with x or y outside the edges, counted nowhere else */
  readonly outside: number;
  /** counts of all x, and of all y, whatever the other is */
  readonly marginals: { readonly x: BinCounts; readonly y: BinCounts };
  /** all pairs */
  readonly n: number;
}

function spanOf(samples: readonly Sample[], log: boolean): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  samples.forEach((sample, index) => {
    requireSample(sample, samples.length === 1 ? "the sample" : `sample ${index + 1}`);
    for (const value of sample) {
      if (!Number.isFinite(value) || (log && value <= 0)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  });
  if (low < high) return [low, high];
  throw new ShapeError({
    expected: `at least two different ${log ? "values above zero" : "finite values"}`,
    found: low === high ? `${low} alone` : "none",
    remedy: "Pass the range of the bins.",
  });
}

/**
 * Edges of bins that hold the values of all samples: `edge_k = low + (high - low) k / bins`, or
 * `low (high / low)^(k / bins)` with a logarithmic scale.
 * @throws ShapeError for NaN or samples without two different values; OptionError for impossible bins, range or scale
 */
export function binEdges(samples: readonly Sample[], options: BinEdgeOptions = {}): Float64Array {
  const { bins = 24, scale = "linear" } = options;
  requireCount(bins, "bins");
  if (scale !== "linear" && scale !== "log") {
    const remedy = 'Pass "linear" or "log".';
    throw new OptionError({ expected: "a scale", found: `"${String(scale)}"`, remedy });
  }
  const log = scale === "log";
  const [low, high] = options.range ?? spanOf(samples, log);
  if (!(low < high && Number.isFinite(high - low) && (!log || low > 0))) {
    const remedy = log ? "Zero has no logarithm: start above it." : "Give it as [low, high].";
    throw new OptionError({
      expected: `a range that rises${log ? " from above zero" : ""}`,
      found: `[${low}, ${high}]`,
      remedy,
    });
  }
  return Float64Array.from({ length: bins + 1 }, (_, k) => {
    if (k === 0 || k === bins) return k === 0 ? low : high;
    return log ? low * (high / low) ** (k / bins) : low + ((high - low) * k) / bins;
  });
}

function requireEdges(edges: unknown, what: string): asserts edges is Sample {
  requireSample(edges, what, 2);
  const odd = Array.prototype.findIndex.call(edges, (edge: number, k: number) => k > 0 && edge <= edges[k - 1]);
  if (odd < 0) return;
  const remedy = "Make them with binEdges.";
  throw new ShapeError({ expected: `${what} to rise`, found: `${edges[odd]} after ${edges[odd - 1]}`, remedy });
}

/** Bin of a value, `edge_k <= value < edge_(k+1)`, the last bin with its upper edge too; -1 outside. */
function binOf(value: number, edges: Sample): number {
  const last = edges.length - 1;
  if (!(value >= edges[0] && value <= edges[last])) return -1;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (value >= edges[middle]) low = middle;
    else high = middle;
  }
  return low;
}

function count(bins: Int32Array, n: number): BinCounts {
  const counts = new Float64Array(n);
  let outside = 0;
  for (const bin of bins) {
    if (bin < 0) outside++;
    else counts[bin]++;
  }
  return { counts, outside };
}

/**
 * Counts of the values of a sample in bins: `count_k = #{edge_k <= x < edge_(k+1)}`, the last bin with its upper edge
 * too.
 * @param edges rising, in the unit of the values; see {@link binEdges}
 * @throws ShapeError for NaN, an empty sample or edges that do not rise
 */
export function binCounts(values: Sample, edges: Sample): BinCounts {
  requireSample(values, "the sample");
  requireEdges(edges, "the edges");
  return count(
    Int32Array.from(values, (value) => binOf(value, edges)),
    edges.length - 1,
  );
}

/**
 * Joint histogram of pairs, with both marginals; bins as in {@link binCounts}.
 * @param x n values, e.g. of the queries
 * @param y the other value of each pair, e.g. of the matches
 * @param yEdges those of x where they are left out
 * @throws ShapeError for NaN, no pairs, unequal lengths or edges that do not rise
 */
export function histogram2d(x: Sample, y: Sample, xEdges: Sample, yEdges: Sample = xEdges): Histogram2d {
  requireSample(x, "the first sample");
  requireSample(y, "the second sample");
  if (x.length !== y.length) {
    const remedy = "Pass pairs: leave out what lacks either value.";
    throw new ShapeError({ expected: `${x.length} values of the second sample`, found: `${y.length}`, remedy });
  }
  requireEdges(xEdges, "the edges of x");
  requireEdges(yEdges, "the edges of y");
  const [columns, rows] = [xEdges.length - 1, yEdges.length - 1];
  const binsX = Int32Array.from(x, (value) => binOf(value, xEdges));
  const binsY = Int32Array.from(y, (value) => binOf(value, yEdges));
  const cells = binsX.map((bin, i) => (bin < 0 || binsY[i] < 0 ? -1 : binsY[i] * columns + bin));
  return {
    xEdges: Float64Array.from(xEdges),
    yEdges: Float64Array.from(yEdges),
    ...count(cells, columns * rows),
    marginals: { x: count(binsX, columns), y: count(binsY, rows) },
    n: x.length,
  };
}
