import { matrix } from "../arrays";
import { FileFormatError, UserError } from "../errors";
import { parseNpy } from "../io";
import type { EmbeddingIndex, EmbeddingSource } from "./embedding-index";
import { indexOfRows } from "./exact-index";
import { measureGraph } from "./graph-bytes";
import { DEFAULT_EF, indexOfGraph, readGraph } from "./hnsw-index";
import { readIndexFiles, requireRows, type IndexHead } from "./index-files";

export interface LoadIndexOptions {
  /** what the index must be of; an index of another model or set is refused */
  readonly source?: Partial<EmbeddingSource>;
  /** what its embeddings must have */
  readonly dimension?: number;
}

function requireExpected(folder: string, head: IndexHead, { source = {}, dimension }: LoadIndexOptions): void {
  const pairs = [
    ["the model", source.model, head.source.model],
    ["the set", source.set, head.source.set],
    ["the dimension", dimension, head.dimension],
  ] as const;
  for (const [what, expected, found] of pairs) {
    if (expected === undefined || expected === found) continue;
    throw new FileFormatError({
      expected: `an index of ${what} ${expected} in ${JSON.stringify(folder)}`, found: `one of ${found}`,
      remedy: "Embed the set with this network, build the index anew and save it.",
    });
  }
}

function readRows(path: string, bytes: Buffer, head: IndexHead): EmbeddingIndex {
  if (head.kind === "exact") {
    const { data, shape } = parseNpy(bytes, path);
    requireRows(path, head, shape[0], data.length / shape[0]);
    return indexOfRows(matrix(Float32Array.from(data), [head.size, head.dimension]), head.metric, head.source);
  }
  const { size, dimension } = measureGraph(bytes);
  requireRows(path, head, size, dimension);
  const graph = readGraph(path, head.metric, dimension);
  return indexOfGraph(graph, head.metric, head.source, head.ef ?? DEFAULT_EF);
}

/**
 * Reads an index that `save` wrote, and checks all of it: sizes, sha256, and what it was made of.
 * @throws FileFormatError that names the file and what is wrong with it; UserError when hnswlib is needed and not built
 */
export function loadIndex(folder: string, options: LoadIndexOptions = {}): EmbeddingIndex {
  const { head, path, bytes } = readIndexFiles(folder);
  requireExpected(folder, head, options);
  try {
    return readRows(path, bytes, head);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new FileFormatError({
      expected: `${JSON.stringify(path)} to be a graph of hnswlib`, found: cause instanceof Error ? cause.message : String(cause),
      remedy: "Build the index anew from the embeddings, and save it again.", cause,
    });
  }
}
