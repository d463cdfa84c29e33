import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FileFormatError } from "../../../src/lib/errors";
import { seed } from "../../../src/lib/random";
import { exactIndex, hnswAvailable, hnswIndex, loadIndex } from "../../../src/lib/retrieval";
import { headDigest } from "../../../src/lib/retrieval/index-files";
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
  /** A manifest that agrees with itself, but not with its rows. */
  const forge = (folder: string, entries: object) => {
    const file = join(folder, "manifest.json");
    const manifest = { ...JSON.parse(readFileSync(file, "utf8")), ...entries };
    writeFileSync(file, JSON.stringify({ ...manifest, headSha256: headDigest(manifest, manifest.sha256) }));
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
    forge(folder, { kind: "hnsw" });
    expect(() => loadIndex(folder)).to.throw(FileFormatError, "to be a graph of hnswlib, but found bytes that are not laid out as a graph");
  });

  it("are refused when the graph is of another dimension, or holds other points, than the manifest says", function () {
    if (!hnswAvailable()) this.skip();
    for (const [entries, message] of [
      [{ dimension: 4000 }, "400 x 4000 values, but found 400 x 16"], [{ dimension: 4 }, "400 x 4 values"], [{ size: 401 }, "401 x 16 values"],
    ] as const) {
      const folder = join(root, `forged ${folders++}`);
      hnswIndex(rows, { source, stream: seed(2).stream("levels") }).save(folder);
      forge(folder, entries);
      expect(() => loadIndex(folder)).to.throw(FileFormatError, message);
    }
  });
});
