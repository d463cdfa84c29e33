import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rowAt, type Matrix } from "../arrays";
import { OptionError, UserError } from "../errors";
import type { Stream } from "../random";
import { checkCount, checkMetric, checkSource, preparedEmbeddings } from "./check-embeddings";
import type { EmbeddingIndex, EmbeddingSource, IndexOptions, Metric, Neighbours } from "./embedding-index";
import { measureGraph } from "./graph-bytes";
import { hnswlib, type HierarchicalNSW } from "./hnswlib";
import { saveIndex } from "./index-files";

export interface HnswOptions extends IndexOptions {
  /** draws the levels of the rows: same stream, same index */
  readonly stream: Stream;
  /** links of a row in each layer, default 16 */
  readonly m?: number;
  /** candidates kept while a row is inserted, default 200 */
  readonly efConstruction?: number;
  /** candidates kept while searching, default 400; more find more of the true neighbours and take longer */
  readonly ef?: number;
}

/** Of 44,000 embeddings, 100 find all neighbours of queries inside the clusters, but 86 % of those of queries far from any. */
export const DEFAULT_EF = 400;

function checkCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(counts)) {
    if (Number.isInteger(value) && value >= 2 && value <= 10_000) continue;
    const remedy = "Leave it out: the defaults find 99 % of the neighbours among 44,000 embeddings.";
    throw new OptionError({ expected: `${name} as a whole number from 2 to 10,000`, found: `${value}`, remedy });
  }
}

/** hnswlib's names of the metrics; rows are of length 1 for the cosine, so the inner product is it. */
const SPACES = { cosine: "ip", euclidean: "l2" } as const satisfies Record<Metric, string>;

/** hnswlib's distance, `1 - q.r` or `|q - r|^2`, as a similarity. */
const SIMILARITY: Readonly<Record<Metric, (distance: number) => number>> = {
  cosine: (distance) => Math.max(-1, Math.min(1, 1 - distance)),
  euclidean: (distance) => -Math.sqrt(Math.max(0, distance)),
};

/**
 * hnswlib writes to paths alone: the bytes go through a folder of their own. It ignores what the disk says, so they are
 * measured and read back.
 */
function encodeGraph(graph: HierarchicalNSW, metric: Metric): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "latent-sky-hnsw-"));
  const [count, columns] = [graph.getCurrentCount(), graph.getNumDimensions()];
  try {
    const path = join(folder, "graph");
    graph.writeIndexSync(path);
    const bytes = readFileSync(path);
    const { size, dimension } = measureGraph(bytes);
    if (size !== count || dimension !== columns) throw new Error(`${size} x ${dimension} values instead of ${count} x ${columns}`);
    readGraph(path, metric, dimension);
    return bytes;
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`a graph that was not written whole to ${JSON.stringify(tmpdir())}, whose disk may be full: ${found}`, { cause });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An index over a graph that is built. */
export function indexOfGraph(graph: HierarchicalNSW, metric: Metric, source: EmbeddingSource, ef: number): EmbeddingIndex {
  const [size, dimension] = [graph.getCurrentCount(), graph.getNumDimensions()];

  function query(embeddings: Matrix, k: number): Neighbours {
    const queries = preparedEmbeddings(embeddings, "the queries", metric, dimension);
    checkCount(k, size);
    graph.setEf(Math.max(ef, k));
    const n = queries.shape[0];
    const indices = new Int32Array(n * k);
    const similarities = new Float32Array(n * k);
    for (let q = 0; q < n; q++) {
      const { neighbors, distances } = graph.searchKnn(Array.from(rowAt(queries, q)), k);
      if (neighbors.length < k) {
        throw new UserError({
          expected: `${k} neighbours of query ${q}`, found: `${neighbors.length}, since the graph falls into parts`,
          remedy: "Build the index with a larger m, or use exactIndex.",
        });
      }
      indices.set(neighbors, q * k);
      similarities.set(distances.map(SIMILARITY[metric]), q * k);
    }
    return { indices, similarities, shape: [n, k] };
  }

  return {
    kind: "hnsw", metric, size, dimension, source, query,
    save(folder) {
      saveIndex(folder, { kind: "hnsw", metric, size, dimension, source, ef }, () => encodeGraph(graph, metric));
    },
  };
}

/**
 * An approximate index, hierarchical navigable small worlds: a search takes a millisecond or two and finds at least 99 %
 * of the true neighbours among 44,000 clustered embeddings of 100 numbers, of queries far from any cluster too. Rows are inserted one after the other, so the same
 * stream gives the same graph.
 * @param embeddings [rows, dimension], finite; the graph keeps a copy
 * @throws ShapeError for embeddings that are not finite or have no direction; OptionError for impossible options;
 * UserError when the native addon is missing
 * Source: Malkov & Yashunin (2020), IEEE TPAMI 42, 824; hnswlib.
 */
export function hnswIndex(embeddings: Matrix, options: HnswOptions): EmbeddingIndex {
  const { metric = "cosine", source, stream, m = 16, efConstruction = 200, ef = DEFAULT_EF } = options;
  checkMetric(metric);
  checkSource(source);
  checkCounts({ m, efConstruction, ef });
  const rows = preparedEmbeddings(embeddings, "the embeddings", metric);
  const [size, dimension] = rows.shape;
  const graph = new (hnswlib().HierarchicalNSW)(SPACES[metric], dimension);
  graph.initIndex(size, m, efConstruction, stream.integer(2 ** 31));
  for (let row = 0; row < size; row++) graph.addPoint(Array.from(rowAt(rows, row)), row);
  return indexOfGraph(graph, metric, source, ef);
}

/**
 * Reads a graph that {@link encodeGraph} made. hnswlib believes the dimension that it is given: measure the bytes first.
 * @throws Error of hnswlib when it is not one
 */
export function readGraph(path: string, metric: Metric, dimension: number): HierarchicalNSW {
  const graph = new (hnswlib().HierarchicalNSW)(SPACES[metric], dimension);
  graph.readIndexSync(path);
  return graph;
}
