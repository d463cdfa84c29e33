export { type EmbeddingIndex, type EmbeddingSource, type IndexOptions, type Metric, type Neighbours } from "./embedding-index";
export { exactIndex } from "./exact-index";
export { hnswIndex, type HnswOptions } from "./hnsw-index";
export { hnswAvailable } from "./hnswlib";
export { loadIndex, type LoadIndexOptions } from "./load-index";
export { parameterMatch, type ParameterMatch, type ParameterMatchOptions } from "./parameter-match";
export { recall } from "./recall";
