import { matrix, type Matrix } from "../../src/lib/arrays";
import { seed, type Stream } from "../../src/lib/random";
import { hnswAvailable, hnswIndex, type HnswOptions } from "../../src/lib/retrieval";
import type { Work } from "./work";

const ROWS = 44_000;
const QUERIES = 1_000;
const DIMENSION = 100;
/** As many as the paper has regions; the images of one region lie close together. */
const CLUSTERS = 1_839;
const SPREAD = 0.3;

function clustered(rows: number, centres: Float32Array, stream: Stream): Matrix {
  const data = new Float32Array(rows * DIMENSION);
  for (let row = 0; row < rows; row++) {
    const centre = stream.integer(CLUSTERS) * DIMENSION;
    for (let i = 0; i < DIMENSION; i++) data[row * DIMENSION + i] = centres[centre + i] + SPREAD * stream.normal();
  }
  return matrix(data, [rows, DIMENSION]);
}

function embeddings(): { readonly rows: Matrix; readonly queries: Matrix } {
  const root = seed(23);
  const stream = root.stream("centres");
  const centres = Float32Array.from({ length: CLUSTERS * DIMENSION }, () => stream.normal());
  return { rows: clustered(ROWS, centres, root.stream("rows")), queries: clustered(QUERIES, centres, root.stream("queries")) };
}

const options = (): HnswOptions => ({ source: { model: "bench", set: "bench" }, stream: seed(23).stream("levels") });
const missing = () => (hnswAvailable() ? undefined : "needs the addon hnswlib-node (npm run setup)");

const build: Work = {
  name: "hnsw-build",
  peer: ["hnsw.py", "build"],
  what: "build an HNSW index (M 16, ef 200) of 44,000 x 100 embeddings in 1,839 clusters, cosine",
  repeats: 3,
  gate: 1.2,
  missing,
  prepare() {
    const { rows } = embeddings();
    return () => void hnswIndex(rows, options());
  },
};

const query: Work = {
  name: "hnsw-query",
  peer: ["hnsw.py", "query"],
  what: "the 10 nearest of 1,000 queries in that index (ef 400)",
  gate: 1.2,
  missing,
  prepare() {
    const { rows, queries } = embeddings();
    const index = hnswIndex(rows, options());
    return () => void index.query(queries, 10);
  },
};

export const hnswWorks: readonly Work[] = [build, query];
