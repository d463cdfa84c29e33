import { describeValue } from "../lib/arrays";
import { ShapeError } from "../lib/errors";
import { formatNumber } from "./numbers";

/** Counts of pairs (value of a query, value of its match), as `histogram2d` gives them. */
export interface JointCounts {
  readonly xEdges: ArrayLike<number>;
  readonly yEdges: ArrayLike<number>;
  /** row by row: count of x bin i and y bin j at `j * bins + i` */
  readonly counts: ArrayLike<number>;
  /** pairs beyond the edges */
  readonly outside: number;
  readonly marginals: { readonly x: MarginCounts; readonly y: MarginCounts };
  /** all pairs */
  readonly n: number;
}

/** Counts of one quantity in the same bins, as `binCounts` gives them. */
export interface MarginCounts {
  readonly counts: ArrayLike<number>;
  readonly outside: number;
}

/** A coefficient with its confidence interval and p-value, as `correlation` gives it. */
export interface Coefficient {
  readonly value: number;
  readonly interval?: readonly [low: number, high: number];
  readonly pValue?: number;
}

/** One parameter of the queries against that of their matches in one database. */
export interface MatchedCounts {
  readonly joint: JointCounts;
  /** all images of the database */
  readonly all: MarginCounts;
  readonly pearson?: Coefficient;
  readonly spearman?: Coefficient;
}

/** One parameter, in every database on the same axes. */
export interface CorrelationPanel {
  /** e.g. "TUF" */
  readonly symbol: string;
  /** empty when dimensionless */
  readonly unit?: string;
  /** logarithmic axes (false); the bins are then equal in the logarithm */
  readonly log?: boolean;
  /** one for each database, all with the same edges on both axes */
  readonly found: readonly MatchedCounts[];
}

const MOST_BINS = 40;

const decimals = (value: number) => value.toFixed(2).replace("-", "−");

/** "0.78 [0.75, 0.81]" */
export const coefficientText = ({ value, interval }: Coefficient): string =>
  decimals(value) + (interval === undefined ? "" : ` [${interval.map(decimals).join(", ")}]`);

/** @throws ShapeError */
export function refuse(expected: string, found: string, remedy: string): never {
  throw new ShapeError({ expected, found, remedy });
}

function checkFound({ joint, all }: MatchedCounts, what: string, edges: readonly number[]): void {
  for (const [axis, own] of [
    ["x", joint.xEdges],
    ["y", joint.yEdges],
  ] as const) {
    if (own.length === edges.length && edges.every((edge, k) => edge === own[k])) continue;
    refuse(
      `the ${axis} edges of ${what} to be those of the parameter's other axes`,
      `${own.length} from ${own[0]}`,
      "Make one set of edges for each parameter, of queries, matches and all images.",
    );
  }
  const bins = edges.length - 1;
  const lengths = [
    ["joint counts", joint.counts, bins * bins],
    ["counts of the queries", joint.marginals.x.counts, bins],
    ["counts of the matches", joint.marginals.y.counts, bins],
    ["counts of all images", all.counts, bins],
  ] as const;
  for (const [name, counts, length] of lengths) {
    if (counts.length !== length)
      refuse(`${length} ${name} of ${what}`, `${counts.length}`, "Count with the same edges.");
  }
}

/** Whether edges rise in equal steps, of their logarithm on a logarithmic axis. */
function equalSteps(edges: readonly number[], log: boolean): boolean {
  const places = edges.map((edge) => (log ? Math.log(edge) : edge));
  const [first, last] = [places[0] ?? NaN, places.at(-1) ?? NaN];
  const step = (last - first) / (places.length - 1);
  return step > 0 && places.every((place, k) => Math.abs(place - first - k * step) < 1e-6 * step);
}

/**
 * Checks that all counts fit their edges, and the edges each other.
 * @throws ShapeError naming the parameter and the database
 */
export function checkPanels(panels: readonly CorrelationPanel[], databases: readonly string[]): void {
  const [first] = Array.isArray(panels) ? panels : [];
  if (first === undefined)
    refuse("at least one panel", describeValue(panels), "Pass [{ symbol, unit, found }], one for each parameter.");
  if (databases.length === 0)
    refuse("at least one joint histogram in each panel", "none", "Search a database, and count its matches.");
  for (const { symbol, log = false, found } of panels) {
    if (found.length !== databases.length) {
      refuse(
        `${databases.length} joint histograms of ${symbol}, one for each database`,
        `${found.length}`,
        "Search every database with the same queries.",
      );
    }
    const edges = Array.from(found[0]?.joint.xEdges ?? []);
    const bins = edges.length - 1;
    if (!(bins >= 1 && bins <= MOST_BINS))
      refuse(`1 to ${MOST_BINS} bins of ${symbol}`, `${bins}`, "Bin more coarsely.");
    if (log && !((edges[0] ?? 0) > 0)) {
      refuse(`edges of ${symbol} above zero on a logarithmic axis`, `${edges[0]}`, 'Make them with scale "log".');
    }
    if (!equalSteps(edges, log)) {
      refuse(
        `bins of ${symbol} equal in ${log ? "the logarithm" : "width"}`,
        edges
          .slice(0, 4)
          .map((edge) => formatNumber(edge))
          .join(", "),
        "Make the edges with binEdges, on the scale of the axes.",
      );
    }
    found.forEach((one, d) => checkFound(one, `${symbol}${databases[d] === "" ? "" : `, ${databases[d]}`}`, edges));
  }
}
