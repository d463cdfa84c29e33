import type { Matrix } from "../arrays";

/** How alike two embeddings are: the cosine of their angle (the paper's), or minus their Euclidean distance. */
export type Metric = "cosine" | "euclidean";

/** What the embeddings of an index were made of, so that it is never searched with those of another network. */
export interface EmbeddingSource {
  /** sha256 of the network's weights, or its name where it has none */
  readonly model: string;
  /** digest of the set of images */
  readonly set: string;
}

/** The nearest rows of each query, best first. */
export interface Neighbours {
  /** rows of the index, queries x k */
  readonly indices: Int32Array;
  /** cosine from -1 to 1, or minus the Euclidean distance; falling within a query */
  readonly similarities: Float32Array;
  readonly shape: readonly [queries: number, k: number];
}

/** A database of embeddings that can be searched, saved and read again with `loadIndex`. Rows keep their numbers. */
export interface EmbeddingIndex {
  readonly kind: "exact" | "hnsw";
  readonly metric: Metric;
  /** rows */
  readonly size: number;
  readonly dimension: number;
  readonly source: EmbeddingSource;
  /**
   * The k nearest rows of each query. @param embeddings [queries, dimension], finite
   * @throws ShapeError for another dimension, values that are not finite, or under cosine an embedding of zeros;
   * OptionError for a k that is not whole, below 1 or above `size`
   */
  query(embeddings: Matrix, k: number): Neighbours;
  /** Writes the index into a folder, atomically. @throws UserError when the disk refuses */
  save(folder: string): void;
}

export interface IndexOptions {
  /** default `"cosine"` */
  readonly metric?: Metric;
  readonly source: EmbeddingSource;
}
