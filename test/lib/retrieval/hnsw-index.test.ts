import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { matrix } from "../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../src/lib/errors";
import { packageRoot } from "../../../src/lib/files";
import { seed } from "../../../src/lib/random";
import { exactIndex, hnswAvailable, hnswIndex, loadIndex, recall } from "../../../src/lib/retrieval";
import { temporaryFolder } from "../../support/folder";
import { clusteredEmbeddings, source, waveQueries, waves } from "./embeddings";

describe("HNSW index", function () {
  before(function () {
    if (hnswAvailable()) return;
    console.log("    hnswlib-node is not built here: HNSW is not tested");
    this.skip();
  });

  const rows = clusteredEmbeddings(3000, 24, 60, "rows");
  const queries = clusteredEmbeddings(200, 24, 60, "queries");
  const build = (metric: "cosine" | "euclidean", name = "levels") => hnswIndex(rows, { metric, source, stream: seed(1).stream(name) });

  for (const metric of ["cosine", "euclidean"] as const) {
    it(`finds 99 % of the true neighbours, ${metric}, and their similarities`, () => {
      const exact = exactIndex(rows, { metric, source }).query(queries, 10);
      const found = build(metric).query(queries, 10);
      expect(recall(found, exact)).to.be.at.least(0.99);
      expect(found.indices[0]).to.equal(exact.indices[0]);
      found.similarities.forEach((value, i) => {
        if (found.indices[i] === exact.indices[i]) expect(value).to.be.closeTo(exact.similarities[i], 2e-6);
      });
    });
  }

  it("finds the neighbours of queries far from any cluster too", () => {
    const stream = seed(9).stream("far");
    const far = matrix(Float32Array.from({ length: 100 * 24 }, () => stream.normal()), [100, 24]);
    expect(recall(build("cosine").query(far, 5), exactIndex(rows, { source }).query(far, 5))).to.be.at.least(0.99);
  });

  it("is the same for the same stream", () => {
    expect(build("cosine").query(queries, 5)).to.deep.equal(build("cosine").query(queries, 5));
  });

  it("gives all rows of a small set, whatever ef is", () => {
    const index = hnswIndex(waves, { source, stream: seed(1).stream("levels"), ef: 2 });
    const { indices } = index.query(waveQueries, 6);
    expect(Array.from(indices.subarray(0, 3))).to.deep.equal([1, 5, 0]);
    expect(new Set(indices.subarray(0, 6)).size).to.equal(6);
    expect([index.kind, index.size, index.dimension]).to.deep.equal(["hnsw", 6, 4]);
  });

  it("says when the disk is full, and leaves what was saved before", () => {
    const folder = join(temporaryFolder(), "index");
    const before = hnswIndex(waves, { source, stream: seed(1).stream("levels") });
    before.save(folder);
    const script = `process.on("SIGXFSZ", () => {});
      require("tsx/cjs");
      const { hnswIndex } = require("./src/lib/retrieval");
      const { seed } = require("./src/lib/random");
      const { clusteredEmbeddings, source } = require("./test/lib/retrieval/embeddings");
      const index = hnswIndex(clusteredEmbeddings(500, 24, 10, "rows"), { source, stream: seed(1).stream("levels") });
      try { index.save(${JSON.stringify(folder)}); console.log("saved"); } catch (error) { console.log(error.name + ": " + error.message); }`;
    // a file size limit of 40 kB, where the graph takes 120, stands in for a full disk
    const run = spawnSync("bash", ["-c", `ulimit -f 40; exec node -e '${script}'`], {
      cwd: packageRoot(), encoding: "utf8", env: { ...process.env, TSX_DISABLE_CACHE: "1" },
    });
    expect(run.stdout, run.stderr).to.match(/^UserError: .*to write the index into .*disk may be full: \d+ bytes, which are not all of a graph/);
    expect(readdirSync(folder)).to.have.length(2);
    expect(loadIndex(folder).query(waveQueries, 2)).to.deep.equal(before.query(waveQueries, 2));
  }).timeout(30_000);

  it("refuses what the exact index refuses, and impossible counts", () => {
    const stream = seed(1).stream("levels");
    const index = hnswIndex(waves, { source, stream });
    expect(() => index.query(waveQueries, 7)).to.throw(OptionError, "from 1 to 6");
    expect(() => index.query(matrix(new Float32Array(4), [1, 4]), 1)).to.throw(ShapeError, "zeros alone in row 0");
    expect(() => index.query(matrix(new Float32Array(3), [1, 3]), 1)).to.throw(ShapeError, "rows of 4 numbers");
    expect(() => hnswIndex(waves, { source, stream, ef: 1 })).to.throw(OptionError, "ef as a whole number from 2 to 10,000, but found 1");
    expect(() => hnswIndex(matrix(Float32Array.of(1, Infinity), [1, 2]), { source, stream })).to.throw(ShapeError, "Infinity in row 0");
  });
});
