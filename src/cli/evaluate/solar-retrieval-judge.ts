import type { Images } from "../../lib/arrays";
import { seed } from "../../lib/random";
import {
  comparedValues, matchBins, patchesOfImages, takeRows, type MatchPlace, type RegionPatches,
  type SearchedDatabase, type SolarRetrievalEvaluation,
} from "../../lib/solar";
import type { Pace } from "./pace";
import { flipCosines, negatives } from "./solar-retrieval-flips";
import { measurePatches, type Networks } from "./solar-retrieval-patches";
import { QUERY_STREAM, RETRIEVAL_SEED, timedQueries, wholeQueries, type QueryGenerator } from "./solar-retrieval-queries";
import { describeSearches } from "./solar-retrieval-scores";
import { nearestByEmbedding, searchAll, type Nearest } from "./solar-retrieval-searches";

export interface RetrievalSizes {
  /** generated queries, default the paper's 1000 */
  readonly queries?: number;
  /** of these, how many have the matches of every search recorded, and that of their negative, default 12 */
  readonly shown?: number;
  /** of these, how many are flipped to see what the network minds, default 200 */
  readonly flipped?: number;
  /** bootstrap resamples, default 1000 */
  readonly resamples?: number;
}

/** What queries are searched in. */
export interface RetrievalDatabases {
  readonly simulated: RegionPatches;
  readonly real: RegionPatches;
  /** makes queries look as the real images do */
  readonly look: (queries: Images) => Images;
}

/** What the comparison itself finds; the rest of the record says what was compared. */
export type RetrievalJudgement = Pick<
  SolarRetrievalEvaluation, "seed" | "stream" | "n" | "recall" | "seconds" | "flips" | "bins" | "simulated" | "places"
> & { readonly real: SearchedDatabase };

const firstRows = (most: number, n: number) => Int32Array.from({ length: Math.min(most, n) }, (_, i) => i);

/** Where images of a database are: the number of the region of each, and of the image among the region's. */
export function placesIn({ regions }: RegionPatches): (found: Nearest, most?: number) => MatchPlace[] {
  const first = new Map<number, number>();
  for (let row = regions.length - 1; row >= 0; row--) first.set(regions[row], row);
  return ({ index, similarity }, most = index.length) => Array.from(index.subarray(0, most), (row, i) => ({
    region: regions[row], frame: row - (first.get(regions[row]) ?? row), similarity: Number(similarity[i].toPrecision(6)),
  }));
}

/**
 * Generates queries, finds their matches in both databases by every way of searching, and compares their parameters.
 * @param networks "simsiam" is judged, "random" stands beside it
 * @throws the signal's reason when the pace's signal is aborted
 */
export async function judgeRetrieval(
  gan: QueryGenerator, networks: Networks, databases: RetrievalDatabases, pace: Pace, sizes: RetrievalSizes = {},
): Promise<RetrievalJudgement> {
  const { queries: n = 1000, shown = 12, flipped = 200, resamples = 1000 } = sizes;
  pace.say("the simulated database");
  const database = await measurePatches(databases.simulated, networks, pace, "database measured and embedded");
  pace.say("queries");
  const { images, measured, seconds, recall } = await timedQueries(gan, networks, database, n, pace);
  const queries = wholeQueries(measured);
  const found = await searchAll(queries.measured, database, pace);

  const some = firstRows(shown, queries.latent.length);
  const { simsiam } = networks;
  const negative = patchesOfImages(negatives(queries.measured.patches.at(some)));
  const flippedQueries = await measurePatches(negative, { simsiam }, pace, "flipped queries");
  const places = placesIn(databases.simulated);
  const flips = flipCosines(simsiam, queries.measured.patches.at(firstRows(flipped, queries.latent.length)));

  pace.say("the real database");
  const real = await measurePatches(databases.real, networks, pace, "real images measured and embedded");
  const alike = patchesOfImages(databases.look(images));
  const asSeen = wholeQueries(await measurePatches(alike, networks, pace, "queries as pictures show them"));
  const foundReal = await searchAll(asSeen.measured, real, pace);

  pace.say("correlations");
  const realMatches = takeRows(real.parameters, foundReal.simsiam.index);
  const populations = [queries.measured.parameters, database.parameters, asSeen.measured.parameters, real.parameters, realMatches];
  const bins = matchBins(populations.map(comparedValues));
  const draws = seed(RETRIEVAL_SEED).stream("evaluation of solar-retrieval");
  const context = (name: string) => ({ bins, stream: draws.stream(name), pace, resamples });
  return {
    seed: RETRIEVAL_SEED, stream: QUERY_STREAM, n, recall, seconds, flips, bins,
    simulated: await describeSearches(queries, database, found, context("simulated")),
    places: {
      simsiam: places(found.simsiam), random: places(found.random, shown), pixel: places(found.pixel, shown),
      euclidean: places(found.euclidean, shown), mahalanobis: places(found.mahalanobis, shown),
      flipped: places(nearestByEmbedding(flippedQueries.embeddings.simsiam, database.embeddings.simsiam)),
    },
    real: await describeSearches(asSeen, real, foundReal, context("real")),
  };
}
