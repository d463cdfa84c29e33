import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  checkNotebook,
  formatProblems,
  isRunnable,
  joinText,
  listNotebooks,
  normaliseNotebook,
  notebookText,
  pythonPath,
  readNotebook
} from "../../src/cli/runner";
import { packageRoot } from "../../src/lib/files";
import { checkCode, type CodeProblem } from "./check-code";

const notebooks = listNotebooks(join(packageRoot(), "notebooks")).map(({ name, path }) => ({
  name,
  path,
  notebook: readNotebook(path),
}));
const REFERENCE = /\barXiv\b|\bdoi\b|\bet al\.|\(\d{4}\)/i;

describe("committed notebooks", function () {
  this.timeout(60_000);
  let problems: Map<string, CodeProblem[]>;
  before(() => {
    problems = checkCode(new Map(notebooks.map(({ name, notebook }) => [name, notebook])));
  });

  it("are there", () => expect(notebooks).not.to.have.length(0));

  it("are valid nbformat 4.5", () => {
    const program = [
      "import sys, nbformat",
      "for path in sys.argv[1:]:",
      "    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)",
      "    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5), path",
      "    nbformat.validate(notebook)",
    ];
    const { status, stderr } = spawnSync(
      pythonPath(),
      ["-c", program.join("\n"), ...notebooks.map(({ path }) => path)],
      { encoding: "utf8" },
    );
    expect(status, stderr).to.equal(0);
    for (const { name, notebook } of notebooks) {
      expect(new Set(notebook.cells.map(({ id }) => id)).size, `${name}: cell ids`).to.equal(notebook.cells.length);
    }
  });

  for (const { name, path, notebook } of notebooks) {
    describe(name, () => {
      const code = notebook.cells.filter(isRunnable);
      const prose = notebook.cells
        .filter(({ cell_type }) => cell_type === "markdown")
        .map(({ source }) => joinText(source))
        .join("\n");

      it("has a title and a reference", () => {
        expect(joinText(notebook.cells[0]?.source).trimStart()).to.match(/^# \S/);
        if (name.includes("/")) expect(prose).to.match(REFERENCE);
      });

      it("asks for our kernel, and for each cell's run and success", () => {
        expect(notebook.metadata.kernelspec).to.include({ name: "latent-sky", language: "typescript" });
        const tags = notebook.cells.flatMap(({ metadata }) => (Array.isArray(metadata.tags) ? metadata.tags : []));
        expect(tags).not.to.include.oneOf(["skip-execution", "raises-exception"]);
      });

      it("has cells that type-check, import only the library, await every promise and hold no tensor", () => {
        const found = (problems.get(name) ?? []).map(
          ({ cell, line, message }) => `${name}, cell ${cell}, line ${line}: ${message}`,
        );
        expect(found).to.deep.equal([]);
      });

      it("has each cell on one screen, and its claims in one of the last two", () => {
        for (const cell of code) expect(joinText(cell.source).split("\n").length).to.be.at.most(45);
        expect(
          code
            .slice(-2)
            .map(({ source }) => joinText(source))
            .join("\n"),
        ).to.match(/\bclaims\(/);
      });

      it("carries the outputs of a workshop run that passed, within the budgets", () => {
        const found = checkNotebook(name, notebook, { preset: "workshop", committed: true });
        expect(formatProblems(found).join("\n")).to.equal("");
      });

      // outputs in this form come from `--write` alone, which runs without LATENT_SKY_DATA: no pixel is real data
      it("is normalised: npm run figures -- --write", () => {
        expect(
          readFileSync(path, "utf8") === notebookText(normaliseNotebook(notebook)),
          "the file as --write leaves it",
        ).to.equal(true);
      });
    });
  }
});
