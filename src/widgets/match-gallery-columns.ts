import { describeValue, imageAt, requireImages, stackImages, type Images } from "../lib/arrays";
import { ShapeError } from "../lib/errors";

/** What one way of searching found: the nearest image to each query. */
export interface MatchColumn {
  /** stands above the column, e.g. "SSL latent" */
  readonly title: string;
  /** one match per query, in the queries' shape and unit */
  readonly matches: Images;
  /** how near each match is, by the measure named */
  readonly scores?: ArrayLike<number>;
  /** e.g. "cosine similarity" or "Mahalanobis distance", under the title */
  readonly measure?: string;
  /** what each match is, e.g. its region and date, shown on hover */
  readonly names?: readonly string[];
}

/** A column's name among others of one title: "parameters (Mahalanobis distance)". */
export const nameOf = ({ title, measure }: MatchColumn): string =>
  measure === undefined ? title : `${title} (${measure})`;

/** Queries and matches row by row. */
export function interleave(queries: Images, columns: readonly MatchColumn[]): Images {
  const stacks = [queries, ...columns.map(({ matches }) => matches)];
  return stackImages(
    Array.from({ length: queries.shape[0] }, (_, row) => stacks.map((stack) => imageAt(stack, row))).flat(),
  );
}

function checkCount(what: string, found: number, n: number): void {
  if (found === n) return;
  throw new ShapeError({
    expected: `${n} ${what}, one per query`,
    found: `${found}`,
    remedy: "Search for every query.",
  });
}

/**
 * Checks that every column has a match for every query, and every query a label.
 * @throws ShapeError naming the column
 */
export function checkColumns(queries: Images, columns: readonly MatchColumn[], rows: readonly string[]): void {
  requireImages(queries, "the queries");
  const [n] = queries.shape;
  if (n === 0) {
    throw new ShapeError({ expected: "at least one query", found: "none", remedy: "Pass a stack with images in it." });
  }
  if (!Array.isArray(columns) || columns.length === 0) {
    const remedy = "Pass [{ title, matches }], one for each way of searching.";
    throw new ShapeError({ expected: "at least one column of matches", found: describeValue(columns), remedy });
  }
  for (const { title, matches, scores, names } of columns) {
    requireImages(matches, `the matches by "${title}"`);
    if (matches.shape.join() !== queries.shape.join() || matches.unit !== queries.unit) {
      const tell = ({ shape, unit }: Images) => `${shape.join(" x ")} in ${unit === "" ? "no unit" : unit}`;
      throw new ShapeError({
        expected: `the matches by "${title}" to be like the queries, ${tell(queries)}`,
        found: tell(matches),
        remedy: "Pass one match per query, preprocessed as the queries are.",
      });
    }
    checkCount(`scores by "${title}"`, scores?.length ?? n, n);
    checkCount(`names of the matches by "${title}"`, names?.length ?? n, n);
  }
  checkCount("row labels", rows.length, n);
}
