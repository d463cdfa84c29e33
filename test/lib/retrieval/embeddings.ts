import { matrix, type Matrix } from "../../../src/lib/arrays";
import { seed } from "../../../src/lib/random";

/** Embeddings in clusters, as those of regions followed in time are. */
export function clusteredEmbeddings(rows: number, dimension: number, clusters: number, name: string): Matrix {
  const stream = seed(5).stream("clusters");
  const centres = Float32Array.from({ length: clusters * dimension }, () => stream.normal());
  const draws = seed(5).stream(name);
  const data = new Float32Array(rows * dimension);
  for (let row = 0; row < rows; row++) {
    const centre = draws.integer(clusters) * dimension;
    for (let i = 0; i < dimension; i++) data[row * dimension + i] = centres[centre + i] + 0.35 * draws.normal();
  }
  return matrix(data, [rows, dimension]);
}

/** numpy: `np.sin(np.arange(6)[:, None] * 1.3 + np.arange(4) * 0.7)` and `np.cos(np.arange(2)[:, None] + np.arange(4) * 0.4)`. */
export const waves = matrix(Float32Array.from({ length: 24 }, (_, i) => Math.sin(Math.floor(i / 4) * 1.3 + (i % 4) * 0.7)), [6, 4]);
export const waveQueries = matrix(Float32Array.from({ length: 8 }, (_, i) => Math.cos(Math.floor(i / 4) + (i % 4) * 0.4)), [2, 4]);

export const source = { model: "a".repeat(64), set: "220d3d4e77d3" };
