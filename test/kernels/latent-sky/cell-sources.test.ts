import { expect } from "chai";
import { CellSources } from "../../../kernels/latent-sky/cell-sources";

describe("kernel: CellSources", () => {
  // one mapping: line 2, column 4 of the JavaScript is line 3, column 2 of what tslab compiled, all counted from 0
  const map = JSON.stringify({ version: 3, sources: ["a"], names: [], mappings: ";;IAGE" });
  const source = { label: "cell [1]", code: "one\ntwo\nthree" };

  it("tells where in the cell a position comes from, tslab's own line above it left out", () => {
    const sources = new CellSources();
    const file = sources.add(source);
    sources.setCompiled(file, [map], "\n\n    x;");
    expect(file).to.equal("cell:0");
    expect(sources.get(file)?.label).to.equal("cell [1]");
    expect(sources.position(file, 3, 5)).to.deep.equal({ line: 3, column: 3 });
  });

  it("knows no place for tslab's own lines, for uncompiled cells and for other files", () => {
    const sources = new CellSources();
    const file = sources.add(source);
    expect(sources.position(file, 3, 5)).to.equal(undefined);
    sources.setCompiled(file, [map], "\n\n    x;");
    expect(sources.position(file, 4, 1)).to.equal(undefined);
    expect(sources.position("cell:9", 3, 5)).to.equal(undefined);
    expect(sources.position("/cell:0", 3, 5)).to.equal(undefined);
    expect(sources.get("file.js")).to.equal(undefined);
  });
});
