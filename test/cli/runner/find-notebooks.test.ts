import { expect } from "chai";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findNotebooks, listNotebooks } from "../../../src/cli/runner/find-notebooks";
import { OptionError } from "../../../src/lib/errors";

describe("findNotebooks", () => {
  let root: string;
  let folder: string;
  before(() => {
    root = mkdtempSync(join(tmpdir(), "latent-sky-"));
    folder = join(root, "notebooks");
    const files = [
      "solar/03-b.ipynb",
      "solar/01-a.ipynb",
      "cinn/01-a.ipynb",
      "00-start.ipynb",
      "solar/.ipynb_checkpoints/01-a.ipynb",
      "solar/note.md",
      "../other/x.ipynb",
    ];
    for (const file of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), "{}");
    }
  });
  after(() => rmSync(root, { recursive: true }));

  const names = (...patterns: string[]) => findNotebooks(folder, patterns, root).map(({ name }) => name);

  it("takes all in order, without checkpoints", () => {
    expect(names()).to.deep.equal(["00-start", "cinn/01-a", "solar/01-a", "solar/03-b"]);
    expect(listNotebooks(join(root, "none"))).to.deep.equal([]);
  });

  it("takes a part of a name, a glob, a path", () => {
    expect(names("solar/03")).to.deep.equal(["solar/03-b"]);
    expect(names("solar/*")).to.deep.equal(["solar/01-a", "solar/03-b"]);
    expect(names("*")).to.deep.equal(["00-start"]);
    expect(names("**/01-?")).to.deep.equal(["cinn/01-a", "solar/01-a"]);
    expect(names("notebooks/solar/01-a.ipynb")).to.deep.equal(["solar/01-a"]);
    expect(names("solar/01-a.ipynb")).to.deep.equal(["solar/01-a"]);
    expect(names("./notebooks/solar/*.ipynb")).to.have.length(2);
  });

  it("takes a file outside by its own name, and each notebook once", () => {
    expect(findNotebooks(folder, ["other/x.ipynb"], root)).to.deep.equal([
      { name: "x", path: join(root, "other/x.ipynb") },
    ]);
    expect(names("solar", "solar/01")).to.have.length(2);
  });

  it("says what there is when a pattern selects nothing", () => {
    expect(() => names("lunar")).to.throw(OptionError, 'but found "lunar". There is: 00-start, cinn/01-a');
    expect(() => findNotebooks(join(root, "none"), ["a"], root)).to.throw(OptionError, "There is no notebook in");
  });
});
