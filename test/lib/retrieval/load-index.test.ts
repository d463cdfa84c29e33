import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FileFormatError } from "../../../src/lib/errors";
import { seed } from "../../../src/lib/random";
import { exactIndex, hnswAvailable, hnswIndex, loadIndex } from "../../../src/lib/retrieval";
import { temporaryFolder } from "../../support/folder";
import { clusteredEmbeddings, source } from "./embeddings";

describe("saved indices", () => {
  const queries = clusteredEmbeddings(20, 16, 8, "queries");
  const rows = clusteredEmbeddings(400, 16, 8, "rows");
  const root = temporaryFolder();
  let folders = 0;
  const saved = (metric: "cosine" | "euclidean" = "cosine") => {
    const folder = join(root, `index ${folders++}`);
    exactIndex(rows, { metric, source }).save(folder);
    return folder;
  };
  for (const metric of ["cosine", "euclidean"] as const) {
    it(`answer as before when they are read again: exact, ${metric}`, () => {
      const index = loadIndex(saved(metric), { source, dimension: 16 });
      expect([index.kind, index.metric, index.size, index.source]).to.deep.equal(["exact", metric, 400, source]);
      expect(index.query(queries, 5)).to.deep.equal(exactIndex(rows, { metric, source }).query(queries, 5));
    });

    it(`answer as before when they are read again: HNSW, ${metric}`, function () {
      if (!hnswAvailable()) {
        console.log("      hnswlib-node is not built here");
        this.skip();
      }
      const folder = join(root, `graph ${metric}`);
      const index = hnswIndex(rows, { metric, source, stream: seed(2).stream("levels"), ef: 60 });
      index.save(folder);
      const again = loadIndex(folder);
      expect([again.kind, again.metric, again.size, again.dimension]).to.deep.equal(["hnsw", metric, 400, 16]);
      expect(again.query(queries, 5)).to.deep.equal(index.query(queries, 5));
    });
  }

  it("are refused for another model, set or dimension", () => {
    const folder = saved();
    expect(() => loadIndex(folder, { source: { model: "b" } })).to.throw(FileFormatError, `of the model b in "${folder}", but found one of aaaa`);
    expect(() => loadIndex(folder, { source: { set: "other" } })).to.throw(FileFormatError, "of the set other");
    expect(() => loadIndex(folder, { dimension: 100 })).to.throw(FileFormatError, "of the dimension 100");
  });

  it("are refused when the rows are no graph", function () {
    if (!hnswAvailable()) this.skip();
    const folder = saved();
    const file = join(folder, "manifest.json");
    writeFileSync(file, readFileSync(file, "utf8").replace('"exact"', '"hnsw"'));
    expect(() => loadIndex(folder)).to.throw(FileFormatError, "to be a graph of hnswlib");
  });
});
