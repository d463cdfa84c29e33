import { expect } from "chai";
import { bundleBytes, checkFigure, isFigure, notebookBytes } from "../../../src/cli/runner/check-figure";
import { display, goodNotebook, PNG, stream, vegaFigure } from "./build-notebook";

describe("checkFigure", () => {
  it("accepts a figure with its three MIME types", () => {
    expect(checkFigure(display(vegaFigure()))).to.deep.equal([]);
  });

  it("misses a picture, a real picture, a caption", () => {
    const problems = (parts: Record<string, unknown>) => checkFigure(display(vegaFigure(parts)));
    expect(problems({ "image/png": undefined })).to.deep.equal([
      "a figure without image/png: readers without a kernel would see nothing",
    ]);
    expect(problems({ "image/png": "AAAA" })).to.deep.equal(["a figure whose image/png is no PNG"]);
    expect(problems({ "text/plain": [" \n"] })).to.deep.equal([
      "a figure without text/plain: it needs a caption in words",
    ]);
  });

  it("holds a figure to 150 kB, one that declares frames to 1.2 MB", () => {
    const parts = vegaFigure({ "text/plain": "x".repeat(1_000_000) });
    const frames = { latent_sky: { kind: "frames" } };
    expect(checkFigure(display(parts))).to.deep.equal([
      "a static figure of 1001 kB, more than 150 kB: bin its data in the kernel",
    ]);
    expect(checkFigure(display(parts, frames))).to.deep.equal([]);
    expect(checkFigure(display(vegaFigure({ "text/plain": "x".repeat(1_200_000) }), frames))).to.have.length(1);
  });

  it("knows a picture from other output", () => {
    expect(isFigure(display(vegaFigure()))).to.equal(true);
    expect(isFigure(display({ "image/png": PNG }))).to.equal(true);
    expect(isFigure(display({ "text/html": "<table></table>" }))).to.equal(false);
    expect(isFigure(stream("stdout", "image/png"))).to.equal(false);
  });

  it("counts bytes, not characters, of text and of JSON", () => {
    expect(bundleBytes(display({ "text/plain": ["α\n", "b"], "application/json": { a: 1 } }))).to.equal(4 + 7);
    expect(bundleBytes(stream("stdout", "abc"))).to.equal(3);
  });

  it("leaves widget state out of a notebook's size", () => {
    const good = goodNotebook();
    expect(notebookBytes({ ...good, metadata: { widgets: "x".repeat(999) } })).to.equal(notebookBytes(good));
  });
});
