import { expect } from "chai";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FileFormatError, UserError } from "../../../src/lib/errors";
import { seed } from "../../../src/lib/random";
import { exactIndex, hnswAvailable, hnswIndex, loadIndex } from "../../../src/lib/retrieval";
import { temporaryFolder } from "../../support/folder";
import { clusteredEmbeddings, source, waveQueries, waves } from "./embeddings";

describe("saved indices", () => {
  const queries = clusteredEmbeddings(20, 16, 8, "queries");
  const rows = clusteredEmbeddings(400, 16, 8, "rows");
  const saved = (metric: "cosine" | "euclidean" = "cosine") => {
    const folder = join(temporaryFolder(), "index");
    exactIndex(rows, { metric, source }).save(folder);
    return folder;
  };
  const rowsFile = (folder: string) => join(folder, readdirSync(folder).find((name) => name.startsWith("rows-")) ?? "");
  const change = (file: string, edit: (bytes: Buffer) => Buffer) => writeFileSync(file, edit(readFileSync(file)));
  const changeManifest = (folder: string, entries: object) =>
    change(join(folder, "manifest.json"), (bytes) => Buffer.from(JSON.stringify({ ...JSON.parse(bytes.toString()), ...entries })));

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
      const folder = temporaryFolder();
      const index = hnswIndex(rows, { metric, source, stream: seed(2).stream("levels"), ef: 60 });
      index.save(folder);
      const again = loadIndex(folder);
      expect([again.kind, again.metric, again.size, again.dimension]).to.deep.equal(["hnsw", metric, 400, 16]);
      expect(again.query(queries, 5)).to.deep.equal(index.query(queries, 5));
    });
  }

  it("give way to the next one in the same folder", () => {
    const folder = saved();
    exactIndex(waves, { source }).save(folder);
    expect(readdirSync(folder)).to.have.length(2);
    expect(loadIndex(folder).query(waveQueries, 1).indices[0]).to.equal(1);
  });

  it("are whole or refused: a flipped bit, a cut file, a missing one", () => {
    const flipped = saved();
    change(rowsFile(flipped), (bytes) => Buffer.from(bytes.map((byte, i) => (i === 5000 ? byte ^ 1 : byte))));
    expect(() => loadIndex(flipped)).to.throw(FileFormatError, "the sha256");
    const cut = saved();
    change(rowsFile(cut), (bytes) => bytes.subarray(0, 9000));
    expect(() => loadIndex(cut)).to.throw(FileFormatError, "but found 9000");
    expect(() => loadIndex(join(cut, "nowhere"))).to.throw(FileFormatError, "ENOENT");
  });

  it("are refused when the manifest is not theirs", () => {
    const broken = saved();
    change(join(broken, "manifest.json"), (bytes) => bytes.subarray(0, 40));
    expect(() => loadIndex(broken)).to.throw(FileFormatError, "to have JSON");
    for (const [entries, message] of [
      [{ version: 2 }, '1 as "version", but found 2'], [{ metric: "l1" }, '"cosine" or "euclidean" as "metric", but found "l1"'],
      [{ size: 399 }, "399 x 16 values, but found 400 x 16"], [{ file: "../rows.npy" }, 'a file of rows as "file"'],
      [{ source: { model: "x" } }, 'a model and a set as "source"'], [{ kind: "tree" }, 'as "kind", but found "tree"'],
    ] as const) {
      const folder = saved();
      changeManifest(folder, entries);
      expect(() => loadIndex(folder)).to.throw(FileFormatError, message);
    }
  });

  it("are refused for another model, set or dimension", () => {
    const folder = saved();
    expect(() => loadIndex(folder, { source: { model: "b" } })).to.throw(FileFormatError, `of the model b in "${folder}", but found one of aaaa`);
    expect(() => loadIndex(folder, { source: { set: "other" } })).to.throw(FileFormatError, "of the set other");
    expect(() => loadIndex(folder, { dimension: 100 })).to.throw(FileFormatError, "of the dimension 100");
  });

  it("are refused when the rows are no graph", function () {
    if (!hnswAvailable()) this.skip();
    const folder = saved();
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as { file: string };
    changeManifest(folder, { kind: "hnsw", file: manifest.file });
    expect(() => loadIndex(folder)).to.throw(FileFormatError, "to be a graph of hnswlib");
  });

  it("leave the folder as it was when the disk refuses", () => {
    const file = join(temporaryFolder(), "a file");
    writeFileSync(file, "");
    expect(() => exactIndex(waves, { source }).save(join(file, "index"))).to.throw(UserError, "to write the index into");
  });
});
