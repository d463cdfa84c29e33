import { expect } from "chai";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FileFormatError, UserError } from "../../../src/lib/errors";
import { exactIndex, loadIndex } from "../../../src/lib/retrieval";
import { headDigest } from "../../../src/lib/retrieval/index-files";
import { temporaryFolder } from "../../support/folder";
import { clusteredEmbeddings, source, waveQueries, waves } from "./embeddings";

describe("files of an index", () => {
  const root = temporaryFolder();
  const rows = clusteredEmbeddings(400, 16, 8, "rows");
  let folders = 0;
  const saved = () => {
    const folder = join(root, `index ${folders++}`);
    exactIndex(rows, { source }).save(folder);
    return folder;
  };
  const rowsFile = (folder: string) => join(folder, readdirSync(folder).find((name) => name.startsWith("rows-")) ?? "");
  const change = (file: string, edit: (bytes: Buffer) => Buffer) => writeFileSync(file, edit(readFileSync(file)));
  const changeManifest = (folder: string, entries: object) =>
    change(join(folder, "manifest.json"), (bytes) => Buffer.from(JSON.stringify({ ...JSON.parse(bytes.toString()), ...entries })));

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
      [{ version: 1 }, '2 as "version", but found 1'], [{ metric: "l1" }, '"cosine" or "euclidean" as "metric", but found "l1"'],
      [{ headSha256: "0" }, 'a sha256 as "headSha256"'], [{ file: "../rows.npy" }, 'a file of rows as "file"'],
      [{ source: { model: "x" } }, 'a model and a set as "source"'], [{ kind: "tree" }, 'as "kind", but found "tree"'],
    ] as const) {
      const folder = saved();
      changeManifest(folder, entries);
      expect(() => loadIndex(folder)).to.throw(FileFormatError, message);
    }
  });

  it("are refused when anything of the manifest was changed that the rows do not tell", () => {
    for (const entries of [
      { metric: "euclidean" }, { size: 399 }, { dimension: 25 }, { source: { ...source, model: "b".repeat(64) } },
      { source: { ...source, set: "other" } }, { ef: 5 },
    ]) {
      const folder = saved();
      changeManifest(folder, entries);
      expect(() => loadIndex(folder), JSON.stringify(entries)).to.throw(FileFormatError, "one of them was changed");
    }
  });

  it("are refused when the rows are others than the manifest says", () => {
    const folder = saved();
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    const head = { ...manifest, size: 399 };
    changeManifest(folder, { size: 399, headSha256: headDigest(head, manifest.sha256) });
    expect(() => loadIndex(folder)).to.throw(FileFormatError, "399 x 16 values, but found 400 x 16");
  });

  it("leave the folder as it was when the disk refuses", () => {
    const file = join(root, "a file");
    writeFileSync(file, "");
    expect(() => exactIndex(waves, { source }).save(join(file, "index"))).to.throw(UserError, "to write the index into");
  });
});
