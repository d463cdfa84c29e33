import type { MatchedCounts } from "../../src/widgets/correlation-histogram-counts";
import { binCounts, binEdges, histogram2d } from "../../src/lib/statistics";

export interface CountsOptions {
  readonly low: number;
  readonly high: number;
  readonly bins?: number;
  readonly log?: boolean;
  readonly x?: readonly number[];
  readonly y?: readonly number[];
}

/** Counts of 40 pairs, three of them beyond the edges; or of pairs of one's own. */
export function correlationCounts({ low, high, bins = 4, log = false, x, y }: CountsOptions): MatchedCounts {
  const edges = binEdges([], { bins, range: [low, high], scale: log ? "log" : "linear" });
  const place = (share: number) => (log ? low * (high / low) ** share : low + (high - low) * share);
  const queries = x ?? Array.from({ length: 40 }, (_, i) => place((i % 20) / 19 + (i < 3 ? 2 : 0)));
  const matches = y ?? Array.from({ length: 40 }, (_, i) => place(((i * 7) % 40) / 39));
  return {
    joint: histogram2d(queries, matches, edges),
    all: binCounts(matches, edges),
    pearson: { value: 0.78, interval: [0.75, 0.81], pValue: 0 },
    spearman: { value: -0.05, pValue: 0.12 },
  };
}
