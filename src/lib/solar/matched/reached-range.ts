import { quantile, type Sample } from "../../statistics";

type Span = readonly [low: number, high: number];

/** How much of what a database spans is reached by the queries, of one quantity. */
export interface ReachedRange {
  /** share of the database's range, 0 … 1 */
  readonly share: number;
  readonly queries: Span;
  readonly database: Span;
}

/** Outermost share of either sample that does not count: an extreme grows with the number of images. */
const TAIL = 0.01;

/**
 * Share of the range of a quantity in a database that lies within its range among the queries:
 * `(min(high_q, high_d) - max(low_q, low_d)) / (high_d - low_d)`, both ranges from the 1 % to the 99 % quantile.
 * @throws ShapeError for an empty sample or NaN
 */
export function reachedRange(queries: Sample, database: Sample): ReachedRange {
  const span = (values: Sample): Span => [quantile(values, TAIL), quantile(values, 1 - TAIL)];
  const [asked, all] = [span(queries), span(database)];
  const common = Math.min(asked[1], all[1]) - Math.max(asked[0], all[0]);
  return { share: all[1] > all[0] ? Math.max(0, common) / (all[1] - all[0]) : 0, queries: asked, database: all };
}
