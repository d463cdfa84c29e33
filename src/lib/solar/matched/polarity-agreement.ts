import type { Stream } from "../../random";
import { groupedMean, type GroupedMean } from "./grouped-mean";

/** How often a match has its positive pole on the same side as the query. */
export interface PolarityAgreement extends GroupedMean {
  /** the same share if matches were images of the database drawn at random */
  readonly chance: number;
}

export interface PolarityOrders {
  /** polarity of each query: x of its positive centroid minus x of its negative one */
  readonly queries: Float64Array;
  readonly matches: Float64Array;
  /** region of each match */
  readonly regions: ArrayLike<number>;
  /** polarity of every image of the database */
  readonly database: Float64Array;
}

const shareOfPositive = (values: Float64Array) => values.filter((value) => value > 0).length / values.length;

/**
 * Share of the matches with the query's arrangement of the polarities, positive pole to the right or to the left: the
 * sign of `lp`. Pairs and images without a polarity (NaN), or with both centroids on one column, are left out.
 * `chance = q d + (1 - q)(1 - d)`, q and d the shares of queries and of database images with positive to the right.
 */
export function polarityAgreement(
  { queries, matches, regions, database }: PolarityOrders, stream: Stream,
): PolarityAgreement {
  const rows = Array.from(queries.keys()).filter((row) => Math.abs(queries[row] * matches[row]) > 0);
  if (rows.length === 0) return { value: 0, error: 0, interval: [0, 0], n: 0, groups: 0, chance: 0 };
  const agrees = rows.map((row) => (queries[row] > 0 === matches[row] > 0 ? 1 : 0));
  const q = shareOfPositive(Float64Array.from(rows, (row) => queries[row]));
  const d = shareOfPositive(database.filter((value) => Math.abs(value) > 0));
  return {
    ...groupedMean(agrees, rows.map((row) => regions[row]), stream),
    chance: q * d + (1 - q) * (1 - d),
  };
}
