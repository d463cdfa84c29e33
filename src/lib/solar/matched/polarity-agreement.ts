import type { Stream } from "../../random";
import { bootstrap, type BootstrapOptions } from "../../statistics";
import { groupedMean, type GroupedMean } from "./grouped-mean";

/** Agreement beyond what chance gives, from -1 to 1; above 0 where matches keep the query's arrangement. */
export type PolarityExcess = Pick<GroupedMean, "value" | "error" | "interval">;

/** How often a match has its positive pole on the same side as the query. */
export interface PolarityAgreement extends GroupedMean {
  /** the same share if matches were images of the database drawn at random */
  readonly chance: number;
  /** `value - chance`, the database's images given; queries are resampled with their matches, by region */
  readonly excess: PolarityExcess;
  /** the share less the one if the same matches were dealt to the queries at random: no search that prefers one side gains by it */
  readonly dealt: PolarityExcess;
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

/** Sums over the pairs of one region of matches. */
interface PairSums {
  n: number;
  agree: number;
  queries: number;
  matches: number;
}

function sumsByRegion(rows: readonly number[], { queries, matches, regions }: PolarityOrders): readonly PairSums[] {
  const sums = new Map<number, PairSums>();
  for (const row of rows) {
    const group = sums.get(regions[row]) ?? { n: 0, agree: 0, queries: 0, matches: 0 };
    const [asked, found] = [queries[row] > 0, matches[row] > 0];
    group.n++;
    group.agree += Number(asked === found);
    group.queries += Number(asked);
    group.matches += Number(found);
    sums.set(regions[row], group);
  }
  return Array.from(sums.values());
}

/** A statistic of the sums of all groups, with whole groups resampled; without an error where there is but one. */
function resampled(
  groups: readonly PairSums[], statistic: (total: PairSums) => number, stream: Stream, options: BootstrapOptions,
): PolarityExcess {
  const of = (drawn: Float64Array) => {
    const total: PairSums = { n: 0, agree: 0, queries: 0, matches: 0 };
    for (const group of drawn) for (const key of KEYS) total[key] += groups[group][key];
    return statistic(total);
  };
  const numbers = Float64Array.from(groups.keys());
  if (groups.length === 1) return { value: of(numbers), error: 0, interval: [of(numbers), of(numbers)] };
  const { value, error, interval } = bootstrap(numbers, of, stream, options);
  return { value, error, interval };
}

const KEYS = ["n", "agree", "queries", "matches"] as const satisfies (keyof PairSums)[];
const NOTHING: PolarityExcess = { value: 0, error: 0, interval: [0, 0] };
/** share of pairs that agree, where the sides of the two are drawn independently */
const expected = (q: number, m: number) => q * m + (1 - q) * (1 - m);

/**
 * Share of the matches with the query's arrangement of the polarities, positive pole to the right or to the left: the
 * sign of `lp`. Pairs and images without a polarity (NaN), or with both centroids on one column, are left out.
 * `chance = q d + (1 - q)(1 - d)`, q and d the shares of queries and of database images with positive to the right;
 * `dealt` is against the same with the share m of the matches instead of d.
 */
export function polarityAgreement(
  orders: PolarityOrders, stream: Stream, options: BootstrapOptions = {},
): PolarityAgreement {
  const { queries, matches, regions, database } = orders;
  const rows = Array.from(queries.keys()).filter((row) => Math.abs(queries[row] * matches[row]) > 0);
  if (rows.length === 0) {
    return { value: 0, error: 0, interval: [0, 0], n: 0, groups: 0, chance: 0, excess: NOTHING, dealt: NOTHING };
  }
  const agrees = rows.map((row) => (queries[row] > 0 === matches[row] > 0 ? 1 : 0));
  const q = shareOfPositive(Float64Array.from(rows, (row) => queries[row]));
  const d = shareOfPositive(database.filter((value) => Math.abs(value) > 0));
  const groups = sumsByRegion(rows, orders);
  const excess = (total: PairSums) => total.agree / total.n - expected(total.queries / total.n, d);
  const dealt = (total: PairSums) => total.agree / total.n - expected(total.queries / total.n, total.matches / total.n);
  return {
    ...groupedMean(agrees, rows.map((row) => regions[row]), stream, options),
    chance: expected(q, d),
    excess: resampled(groups, excess, stream.stream("excess"), options),
    dealt: resampled(groups, dealt, stream.stream("dealt"), options),
  };
}
