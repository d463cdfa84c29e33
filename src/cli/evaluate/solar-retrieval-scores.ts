import type { Stream } from "../../lib/random";
import {
  comparedValues, correlateMatches, databaseCounts, groupedMean, matchEstimate, matchLikeness, polarityAgreement,
  reachedRange, SEARCHES, singlePolarityShare, takeRows, transportSeparations, type ComparedParameter,
  type ComparedValues, type MatchBins, type MatchScores, type Search, type SearchedDatabase,
} from "../../lib/solar";
import type { Pace } from "./pace";
import { allImages, type MeasuredPatches } from "./solar-retrieval-patches";
import type { Queries } from "./solar-retrieval-queries";
import type { Nearest } from "./solar-retrieval-searches";

type Bins = Readonly<Record<ComparedParameter, MatchBins>>;

/** Resamples of an interval: enough for its second digit. */
const RESAMPLES = 1000;

/** How alike queries and the matches of one search are. */
export function scoreMatches<Name extends string>(
  queries: MeasuredPatches<Name>, database: MeasuredPatches<Name>, { index }: Nearest, stream: Stream, resamples = RESAMPLES,
): MatchScores {
  const regions = Int32Array.from(index, (row) => database.patches.regions[row]);
  const matches = takeRows(database.parameters, index);
  const [asked, found] = [allImages(queries.patches), database.patches.at(index)];
  const separations = [transportSeparations(asked), transportSeparations(found)] as const;
  const whole = Int32Array.from(index.keys()).filter((i) => separations.every((values) => Number.isFinite(values[i])));
  const [x, y] = separations.map((values) => Float64Array.from(whole, (i) => values[i]));
  return {
    ...correlateMatches({ queries: queries.parameters, matches, regions }, stream, { resamples }),
    separation: matchEstimate(x, y, Int32Array.from(whole, (i) => regions[i]), stream.stream("separation"), { resamples }),
    polarity: polarityAgreement({
      queries: queries.parameters.columns.polarity, matches: matches.columns.polarity, regions,
      database: database.parameters.columns.polarity,
    }, stream.stream("polarity"), { resamples }),
    likeness: groupedMean(matchLikeness(asked, found), regions, stream.stream("likeness"), { resamples }),
  };
}

const rounded = (values: Float64Array, digits = 5) => Array.from(values, (value) => Number(value.toPrecision(digits)));

const roundedValues = (values: ComparedValues) =>
  Object.fromEntries(Object.entries(values).map(([key, column]) => [key, rounded(column)])) as Record<ComparedParameter, number[]>;

/** What is recorded of a database: its scores by each search, and the values of queries and of SimSiam's matches. */
export async function describeSearches(
  { measured: queries, latent, leftOut }: Queries, database: MeasuredPatches, found: Readonly<Record<Search, Nearest>>,
  { bins, stream, pace, resamples }: { readonly bins: Bins; readonly stream: Stream; readonly pace: Pace; readonly resamples?: number },
): Promise<SearchedDatabase> {
  const scores: Partial<Record<Search, MatchScores>> = {};
  const names = Object.keys(SEARCHES) as Search[];
  for (const [done, name] of names.entries()) {
    scores[name] = scoreMatches(queries, database, found[name], stream.stream(name), resamples);
    await pace.turn("searches scored", done + 1, names.length);
  }
  const all = comparedValues(database.parameters);
  const asked = comparedValues(queries.parameters);
  return {
    regions: new Set(Array.from(database.patches.regions)).size,
    images: database.patches.regions.length,
    singlePolarity: singlePolarityShare(all),
    scores: scores as Record<Search, MatchScores>,
    range: reachedRange(asked.tuf, all.tuf.filter((value) => value > 0)),
    all: databaseCounts(all, bins),
    queries: { latent: Array.from(latent), leftOut, values: roundedValues(asked) },
    matches: { values: roundedValues(comparedValues(takeRows(database.parameters, found.simsiam.index))) },
  };
}
