import { binCounts, binEdges, histogram2d, quantile, type Histogram2d } from "../../statistics";
import { perParameter, type ComparedParameter, type ComparedValues } from "../generated/compared-parameters";

/** Bins of one parameter, on the axes of Fig. 6. */
export interface MatchBins {
  readonly log: boolean;
  readonly edges: readonly number[];
}

/** Counts in bins, as they are recorded. */
export interface RecordedCounts {
  readonly counts: readonly number[];
  /** values beyond the axes */
  readonly outside: number;
}

/** Fields span two decades; separations are shares of the diagonal. */
const LOGARITHMIC: Readonly<Record<ComparedParameter, boolean>> = { tuf: true, r: true, psep: false, tpf: true, tnf: true };
/** Share of each sample beyond the axes on either side. */
const TAIL = 0.005;
const BINS = 24;
/** kG: R is 0 without an inversion line and has no logarithm there. */
const LEAST = 1e-3;

/**
 * Bins of each parameter that hold all samples but their outermost 0.5 %, the same for queries, matches and databases.
 * @param samples values of the queries and of every database
 */
export function matchBins(samples: readonly ComparedValues[]): Readonly<Record<ComparedParameter, MatchBins>> {
  return perParameter((key) => {
    const log = LOGARITHMIC[key];
    const columns = samples.map((sample) => (log ? sample[key].filter((value) => value > LEAST) : sample[key]));
    const of = (share: number) => columns.filter(({ length }) => length > 0).map((column) => quantile(column, share));
    const [low, high] = [Math.min(...of(TAIL)), Math.max(...of(1 - TAIL))];
    const first = log ? low : 0;
    // rounded, so that axes end at numbers that can be read
    const range = [Number(first.toPrecision(3)), Number((high > first ? high : first + 1).toPrecision(3))] as const;
    const edges = binEdges([range], { bins: BINS, range, scale: log ? "log" : "linear" });
    return { log, edges: Array.from(edges, (edge) => Number(edge.toPrecision(10))) };
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
