import { expect } from "chai";
import { rowAt } from "../../../src/lib/arrays";
import { nearestRows, squaredNorms } from "../../../src/lib/retrieval/nearest-rows";
import { clusteredEmbeddings } from "./embeddings";

describe("nearest rows", () => {
  const rows = clusteredEmbeddings(203, 7, 5, "rows");
  const queries = clusteredEmbeddings(9, 7, 5, "queries");

  it("are those of a sort of all distances, whatever the number of rows", () => {
    const { indices, similarities } = nearestRows(queries, rows, squaredNorms(rows), "euclidean", 11);
    for (let q = 0; q < 9; q++) {
      const distances = Array.from({ length: 203 }, (_, row) =>
        Math.hypot(...rowAt(queries, q).map((value, i) => value - rowAt(rows, row)[i])));
      const order = [...distances.keys()].sort((a, b) => distances[a] - distances[b]).slice(0, 11);
      expect(Array.from(indices.subarray(q * 11, q * 11 + 11))).to.deep.equal(order);
      expect(-similarities[q * 11]).to.be.closeTo(distances[order[0]], 1e-6);
    }
  });

  it("are all rows when k is their number", () => {
    const { indices } = nearestRows(queries, rows, squaredNorms(rows), "cosine", 203);
    expect(new Set(indices.subarray(0, 203)).size).to.equal(203);
  });
});
