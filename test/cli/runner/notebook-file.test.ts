import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileFormatError } from "../../../src/lib/errors";
import {
  firstSourceLine,
  isRunnable,
  joinText,
  parseNotebook,
  readNotebook,
} from "../../../src/cli/runner/notebook-file";
import { notebookText } from "../../../src/cli/runner/normalise-notebook";
import { codeCell, goodNotebook } from "./build-notebook";

describe("parseNotebook", () => {
  it("reads a notebook", () => {
    expect(parseNotebook(notebookText(goodNotebook()), "a.ipynb").cells).to.have.length(3);
  });

  const bad: [string, string, string][] = [
    ["text", "hello", 'a notebook in JSON, but found a.ipynb that begins with "hello"'],
    ["half a file", '{"cells": [', "a notebook in JSON"],
    ["an empty file", "", 'a.ipynb that begins with ""'],
    ["JSON of something else", '{"name": "x"}', 'a.ipynb without "nbformat"'],
    ["a list", "[]", 'a.ipynb without "nbformat"'],
    ["an old notebook", '{"nbformat": 3, "worksheets": []}', 'a.ipynb with "nbformat": 3'],
    ["cells that are none", '{"nbformat": 4, "metadata": {}, "cells": [1]}', 'whose "cells" or "metadata" are damaged'],
    [
      "outputs that are none",
      '{"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "code", "source": "", "metadata": {}, "outputs": 3}]}',
      "damaged",
    ],
  ];
  for (const [name, text, message] of bad) {
    it(`refuses ${name}, naming the file`, () => {
      expect(() => parseNotebook(text, "a.ipynb")).to.throw(FileFormatError, message);
    });
  }
});

describe("readNotebook", () => {
  it("names a file that cannot be read", () => {
    const folder = mkdtempSync(join(tmpdir(), "latent-sky-"));
    try {
      expect(() => readNotebook(join(folder, "none.ipynb"))).to.throw(FileFormatError, "none.ipynb: ENOENT");
      expect(() => readNotebook(folder)).to.throw(FileFormatError, "EISDIR");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("cells", () => {
  it("have a first line of code", () => {
    expect(firstSourceLine(codeCell("\n// note\n  const a = 1;\nb", 1))).to.equal("const a = 1;");
    expect(firstSourceLine(codeCell("// only a note", 1))).to.equal("// only a note");
    expect(firstSourceLine(codeCell("", 1))).to.equal("");
  });

  it("run when they are code that is not blank", () => {
    expect(isRunnable(codeCell("a", 1))).to.equal(true);
    expect(isRunnable(codeCell(" \n", 1))).to.equal(false);
    expect(isRunnable({ cell_type: "markdown", source: "a", metadata: {} })).to.equal(false);
  });

  it("keep text as a string or as lines", () => {
    expect([joinText("a\nb"), joinText(["a\n", "b"]), joinText(undefined)]).to.deep.equal(["a\nb", "a\nb", ""]);
  });
});
