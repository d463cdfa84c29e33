import { binCounts, binEdges, histogram2d, quantile, type Histogram2d } from "../../statistics";
import { perParameter, type ComparedParameter, type ComparedValues } from "../generated/compared-parameters";

/** Bins of one parameter, on both axes of Fig. 6. */
export interface MatchBins {
  /** rising in equal steps from 0 */
  readonly edges: readonly number[];
}

/** Counts in bins, as they are recorded. */
export interface RecordedCounts {
  readonly counts: readonly number[];
  /** values beyond the axes */
  readonly outside: number;
}

/** Share of each sample beyond the axis; R has a long tail, which would leave the rest of it in one bin. */
const TAIL: Readonly<Record<ComparedParameter, number>> = { tuf: 0.005, r: 0.025, psep: 0.005, tpf: 0.005, tnf: 0.005 };
const BINS = 24;

/**
 * Bins of each parameter from 0 up to where all samples end but their largest 0.5 % (2.5 % of R): the same for queries,
 * matches and databases, so that all can stand on one axis.
 * @param samples values of the queries and of every database
 */
export function matchBins(samples: readonly ComparedValues[]): Readonly<Record<ComparedParameter, MatchBins>> {
  return perParameter((key) => {
    const most = Math.max(...samples.map((sample) => quantile(sample[key], 1 - TAIL[key])));
    // rounded, so that the axis ends at a number that can be read
    const range = [0, most > 0 ? Number(most.toPrecision(2)) : 1] as const;
    const edges = binEdges([range], { bins: BINS, range });
    return { edges: Array.from(edges, (edge) => Number(edge.toPrecision(10))) };
  });
}

/** Counts of every parameter of a database in its bins. */
export function databaseCounts(
  values: ComparedValues, bins: Readonly<Record<ComparedParameter, MatchBins>>,
): Readonly<Record<ComparedParameter, RecordedCounts>> {
  return perParameter((key) => {
    const { counts, outside } = binCounts(values[key], bins[key].edges);
    return { counts: Array.from(counts), outside };
  });
}

/** What one panel of Fig. 6 draws of one database, from what was recorded. */
export function matchHistogram(
  queries: readonly number[], matches: readonly number[], { edges }: MatchBins,
): Histogram2d {
  return histogram2d(queries, matches, edges);
}
