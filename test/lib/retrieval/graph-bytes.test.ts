import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seed } from "../../../src/lib/random";
import { hnswAvailable, hnswIndex } from "../../../src/lib/retrieval";
import { measureGraph } from "../../../src/lib/retrieval/graph-bytes";
import { readGraph } from "../../../src/lib/retrieval/hnsw-index";
import { temporaryFolder } from "../../support/folder";
import { clusteredEmbeddings, source } from "./embeddings";

describe("measureGraph", () => {
  const root = temporaryFolder();
  let bytes = Buffer.alloc(0);
  before(function () {
    if (!hnswAvailable()) {
      console.log("    hnswlib-node is not built here: there is no graph to measure");
      this.skip();
    }
    hnswIndex(clusteredEmbeddings(200, 12, 5, "rows"), { source, stream: seed(1).stream("levels"), m: 5 }).save(root);
    bytes = readFileSync(join(root, JSON.parse(readFileSync(join(root, "manifest.json"), "utf8")).file));
  });

  it("tells how many points of how many numbers there are", () => {
    expect(measureGraph(bytes)).to.deep.equal({ size: 200, dimension: 12 });
  });

  it("refuses a graph that is cut off anywhere, as hnswlib does, or too long", () => {
    for (const length of [0, 40, 96, 5000, bytes.length - 4, bytes.length - 1]) {
      const path = join(root, "cut");
      writeFileSync(path, bytes.subarray(0, length));
      expect(() => measureGraph(bytes.subarray(0, length)), `${length}`).to.throw(/bytes, (?:which are not all of a graph|too few)/);
      expect(() => readGraph(path, "cosine", 12), `${length}`).to.throw(/corrupted/);
    }
    expect(() => measureGraph(Buffer.concat([bytes, Buffer.alloc(4)]))).to.throw("not all of a graph");
  });

  it("refuses bytes of another layout", () => {
    expect(() => measureGraph(Buffer.alloc(500, 7))).to.throw("not laid out as a graph");
    expect(() => measureGraph(Buffer.alloc(500))).to.throw("not laid out as a graph");
  });
});
