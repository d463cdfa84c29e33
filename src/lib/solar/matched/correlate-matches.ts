import type { Stream } from "../../random";
import { correlation, type CorrelationMethod, type CorrelationOptions } from "../../statistics";
import { COMPARED_PARAMETERS, perParameter, type ComparedParameter } from "../generated/compared-parameters";
import type { ParameterTable } from "../parameters";
import { rowsWithBothPolarities } from "./take-rows";

/** A correlation as it is recorded. */
export interface MatchEstimate {
  readonly value: number;
  /** standard deviation over resampled regions of the matches */
  readonly error: number;
  /** 95 % of the resamples */
  readonly interval: readonly [low: number, high: number];
  /** counts pairs as independent, see `correlation` */
  readonly pValue: number;
  readonly n: number;
  /** distinct regions among the matches */
  readonly groups: number;
}

/** Queries and their matches: row i of one table belongs to row i of the other. */
export interface MatchedParameters {
  readonly queries: ParameterTable;
  readonly matches: ParameterTable;
  /** number of the region that each match shows */
  readonly regions: ArrayLike<number>;
}

export interface MatchCorrelations {
  /** pairs in which both have both polarities */
  readonly n: number;
  /** pairs without */
  readonly leftOut: number;
  readonly pearson: Readonly<Record<ComparedParameter, MatchEstimate>>;
  readonly spearman: Readonly<Record<ComparedParameter, MatchEstimate>>;
}

const varies = (values: Float64Array) => values.some((value) => value !== values[0]);

/**
 * A correlation of pairs, resampled by region; 0 with p = 1 where there is none to speak of, since all matches are of one
 * region or alike, as those of a collapsed network are.
 */
export function matchEstimate(
  x: Float64Array, y: Float64Array, regions: ArrayLike<number>, stream: Stream, options: Omit<CorrelationOptions, "groups"> = {},
): MatchEstimate {
  const groups = Array.from(regions);
  const count = new Set(groups).size;
  if (x.length < 3 || count < 2 || !varies(x) || !varies(y)) {
    return { value: 0, error: 0, interval: [0, 0], pValue: 1, n: x.length, groups: count };
  }
  const { value, error, interval, pValue, n } = correlation(x, y, stream, { ...options, groups });
  return { value, error, interval, pValue, n, groups: count };
}

/**
 * Pearson's and Spearman's correlation of each compared parameter between queries and matches, as in Fig. 6, with
 * intervals that resample the matches' regions. Pairs in which either lacks a polarity have no parameters and are left
 * out.
 */
export function correlateMatches(
  { queries, matches, regions }: MatchedParameters, stream: Stream, options: Pick<CorrelationOptions, "resamples"> = {},
): MatchCorrelations {
  const whole = new Set(rowsWithBothPolarities(matches));
  const rows = rowsWithBothPolarities(queries).filter((row) => whole.has(row));
  const groups = Array.from(rows, (row) => regions[row]);
  const estimates = (method: CorrelationMethod) => perParameter((key) => {
    const name = COMPARED_PARAMETERS[key];
    const column = ({ columns }: ParameterTable) => Float64Array.from(rows, (row) => columns[name][row]);
    return matchEstimate(column(queries), column(matches), groups, stream.stream(`${method} ${key}`), { ...options, method });
  });
  return {
    n: rows.length, leftOut: queries.length - rows.length,
    pearson: estimates("pearson"), spearman: estimates("spearman"),
  };
}
