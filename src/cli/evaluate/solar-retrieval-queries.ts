import { images, matrix, type Images } from "../../lib/arrays";
import type { SolarGan } from "../../lib/models";
import { seed } from "../../lib/random";
import { exactIndex, hnswAvailable, hnswIndex, recall } from "../../lib/retrieval";
import { patchesOfImages, rowsWithBothPolarities, type SolarRetrievalEvaluation } from "../../lib/solar";
import type { Pace } from "./pace";
import { choosePatches, measurePatches, type MeasuredPatches, type Networks } from "./solar-retrieval-patches";

export const RETRIEVAL_SEED = 23;
export const QUERY_STREAM = "solar.fig6";

/** What makes the queries. */
export type QueryGenerator = Pick<SolarGan, "drawLatents" | "generate">;

const GENERATED_AT_ONCE = 50;
const NEIGHBOURS = 10;

/** The queries of a generator: row i depends on i alone. @throws the signal's reason when it is aborted */
export async function generateQueries(gan: QueryGenerator, count: number, pace: Pace): Promise<Images> {
  const latents = gan.drawLatents(seed(RETRIEVAL_SEED).stream(QUERY_STREAM), count);
  const columns = latents.shape[1];
  const data = new Float32Array(count * 128 * 128);
  for (let first = 0; first < count; first += GENERATED_AT_ONCE) {
    const some = Math.min(GENERATED_AT_ONCE, count - first);
    const part = gan.generate(matrix(latents.data.subarray(first * columns, (first + some) * columns), [some, columns]));
    data.set(part.data, first * 128 * 128);
    await pace.turn("queries generated", first + some, count);
  }
  return images(data, [count, 128, 128], "kG");
}

/** Queries that have both polarities, since of the others there is nothing to compare, and the number of each. */
export interface Queries {
  readonly measured: MeasuredPatches;
  readonly latent: Int32Array;
  /** how many generated ones lack a polarity */
  readonly leftOut: number;
}

export function wholeQueries(measured: MeasuredPatches): Queries {
  const latent = rowsWithBothPolarities(measured.parameters);
  return { measured: choosePatches(measured, latent), latent, leftOut: measured.parameters.length - latent.length };
}

/** How long queries take from latent vectors to matches, and how many of the true neighbours the graph finds. */
export interface TimedSearch {
  readonly seconds: SolarRetrievalEvaluation["seconds"];
  readonly recall: SolarRetrievalEvaluation["recall"];
}

/**
 * Makes the queries, measures and embeds them, and searches for their matches in a graph that is built already; only
 * then does the random network embed them too.
 */
export async function timedQueries(
  gan: QueryGenerator, networks: Networks, database: MeasuredPatches, count: number, pace: Pace,
): Promise<{ readonly images: Images; readonly measured: MeasuredPatches } & TimedSearch> {
  const source = { model: "simsiam", set: "simulated" };
  const exact = exactIndex(database.embeddings.simsiam, { source });
  const stream = seed(RETRIEVAL_SEED).stream("graph");
  const graph = hnswAvailable() ? hnswIndex(database.embeddings.simsiam, { source, stream }) : undefined;
  await pace.turn("indices built", 1, 1);

  const times = [performance.now()];
  const images = await generateQueries(gan, count, pace);
  times.push(performance.now());
  const queries = patchesOfImages(images);
  const { simsiam } = networks;
  const seen = await measurePatches(queries, { simsiam }, pace, "queries measured and embedded");
  times.push(performance.now());
  (graph ?? exact).query(seen.embeddings.simsiam, 1);
  times.push(performance.now());

  const took = (from: number, to: number) => Number(((times[to] - times[from]) / 1000).toPrecision(3));
  const k = Math.min(NEIGHBOURS, exact.size);
  const share = (found: typeof exact) => recall(found.query(seen.embeddings.simsiam, k), exact.query(seen.embeddings.simsiam, k));
  const { random } = networks;
  const { embeddings } = await measurePatches(queries, { random }, pace, "queries embedded with random weights");
  return {
    images,
    measured: { ...seen, embeddings: { ...seen.embeddings, ...embeddings } },
    seconds: { total: took(0, 3), generate: took(0, 1), embed: took(1, 2), search: took(2, 3) },
    recall: graph === undefined ? null : { value: share(graph), k, n: count },
  };
}
