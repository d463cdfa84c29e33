import type { Images, Matrix } from "../../lib/arrays";
import { exactIndex, parameterMatch } from "../../lib/retrieval";
import { COMPARED_PARAMETERS, type RegionPatches, type Search } from "../../lib/solar";
import { nearestDistances } from "../../lib/statistics";
import type { Pace } from "./pace";
import { allImages, type MeasuredPatches } from "./solar-retrieval-patches";

/** The nearest image of a database to each query. */
export interface Nearest {
  /** number of the image in the database */
  readonly index: Int32Array;
  /** cosine, or minus a distance */
  readonly similarity: Float64Array;
}

/** Patches of the database whose pixels are compared at a time. */
const AT_ONCE = 500;

/** The nearest patch to each query pixel by pixel; the database is read a few patches at a time. */
async function nearestByPixels(queries: Images, patches: RegionPatches, pace: Pace, atOnce: number): Promise<Nearest> {
  const [n, size] = [queries.shape[0], patches.regions.length];
  const index = new Int32Array(n).fill(-1);
  const similarity = new Float64Array(n).fill(-Infinity);
  for (let first = 0; first < size; first += atOnce) {
    const count = Math.min(atOnce, size - first);
    const found = nearestDistances(queries, patches.at(Int32Array.from({ length: count }, (_, i) => first + i)));
    for (let q = 0; q < n; q++) {
      if (-found.distance[q] <= similarity[q]) continue;
      similarity[q] = -found.distance[q];
      index[q] = first + found.index[q];
    }
    await pace.turn("pixels compared", first + count, size);
  }
  return { index, similarity };
}

/** Nearest by cosine of embeddings, all compared. */
export function nearestByEmbedding(queries: Matrix, database: Matrix): Nearest {
  const source = { model: "in memory", set: "in memory" };
  const { indices, similarities } = exactIndex(database, { source }).query(queries, 1);
  return { index: indices, similarity: Float64Array.from(similarities) };
}

/**
 * The match of every query by each way of searching.
 * @param queries all with both polarities
 * @throws the signal's reason when the pace's signal is aborted
 */
export async function searchAll(
  queries: MeasuredPatches, database: MeasuredPatches, pace: Pace, atOnce = AT_ONCE,
): Promise<Readonly<Record<Search, Nearest>>> {
  const byNetwork = async (name: "simsiam" | "random") => {
    const found = nearestByEmbedding(queries.embeddings[name], database.embeddings[name]);
    await pace.turn(`searched with ${name}`, 1, 1);
    return found;
  };
  const byParameters = async (metric: "euclidean" | "mahalanobis"): Promise<Nearest> => {
    const columns = Object.values(COMPARED_PARAMETERS);
    const { indices, distances } = parameterMatch(queries.parameters, database.parameters, { columns, metric });
    await pace.turn(`searched by parameters, ${metric}`, 1, 1);
    return { index: indices, similarity: distances.map((distance) => -distance) };
  };
  return {
    simsiam: await byNetwork("simsiam"),
    random: await byNetwork("random"),
    pixel: await nearestByPixels(allImages(queries.patches), database.patches, pace, atOnce),
    euclidean: await byParameters("euclidean"),
    mahalanobis: await byParameters("mahalanobis"),
  };
}
