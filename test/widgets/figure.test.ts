import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { expect } from "chai";
import { PNG } from "pngjs";
import { OptionError } from "../../src/lib/errors";
import { makeFigure } from "../../src/widgets/figure";
import { FigureWarningError } from "../../src/widgets/render";

const figure = makeFigure({
  spec: {
    width: 60,
    height: 40,
    data: { values: [{ a: 1 }] },
    mark: "point",
    encoding: { x: { field: "a", type: "quantitative" } },
  },
  caption: "One simulated point.",
  numbers: { "its place": { value: 1, unit: "Mm" }, points: 1 },
});

describe("makeFigure", () => {
  it("adds schema and theme, and tells caption and numbers with units", () => {
    expect(figure.spec).to.include({ $schema: "https://vega.github.io/schema/vega-lite/v5.json", width: 60 });
    expect(figure.spec.config).to.include({ background: "white" });
    expect(figure.toText()).to.equal("One simulated point.\n  its place: 1 Mm\n  points: 1");
  });

  it("prints as one line and cannot be changed", () => {
    expect(inspect(figure)).to.equal("Figure: One simulated point.  (await show(figure) draws it)");
    expect(Object.isFrozen(figure)).to.equal(true);
  });
});

describe("figure.save", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "figure-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("writes SVG, PDF and PNG by the ending", async () => {
    const at = (name: string) => join(folder, name);
    await Promise.all(["x.svg", "x.pdf", "x.png", "X.PNG"].map((name) => figure.save(at(name))));
    expect(readFileSync(at("x.svg"), "utf8")).to.match(/^<svg/);
    expect(readFileSync(at("x.pdf"), "latin1")).to.match(/^%PDF/);
    const { width } = PNG.sync.read(readFileSync(at("x.png")));
    await figure.save(at("large.png"), { scale: 4 });
    expect(PNG.sync.read(readFileSync(at("large.png"))).width).to.equal(2 * width);
  });

  it("makes no folder, but says which one is missing", async () => {
    const path = join(folder, "none", "x.png");
    const error = await figure.save(path).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(OptionError);
    expect(String(error)).to.include(
      `an existing folder for "${path}", but found nothing at "${join(folder, "none")}"`,
    );
    expect(String(error)).to.include("Make the folder first");
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("names the endings that it knows", async () => {
    const error = await figure.save(join(folder, "x.jpeg")).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(OptionError);
    expect(String(error)).to.include("ends in .svg, .pdf or .png, but found").and.include("x.jpeg");
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("keeps the older file when drawing or writing fails", async () => {
    const path = join(folder, "x.svg");
    writeFileSync(path, "older");
    const bad = makeFigure({
      spec: { mark: "point", data: { values: [{}] }, encoding: { shape: { field: "a", type: "quantitative" } } },
      caption: "A shape by number.",
    });
    const warned = await bad.save(path).catch((reason: unknown) => reason);
    expect(warned).to.be.instanceOf(FigureWarningError);
    expect(readFileSync(path, "utf8")).to.equal("older");
    const blocked = await figure.save(join(path, "below-a-file.svg")).catch((reason: unknown) => reason);
    expect(String(blocked)).to.include(`found a file at "${path}"`);
    // a file cannot take the place of a folder: an error of the file system, as a full disk gives
    mkdirSync(join(folder, "taken.svg"));
    const failed = await figure.save(join(folder, "taken.svg")).catch((reason: unknown) => reason);
    expect(failed).to.have.property("syscall", "rename");
    expect(readFileSync(path, "utf8")).to.equal("older");
    expect(readdirSync(folder)).to.deep.equal(["taken.svg", "x.svg"]);
  });
});
