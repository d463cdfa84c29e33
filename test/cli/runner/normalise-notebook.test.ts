import { expect } from "chai";
import { normaliseNotebook, notebookText, VOLATILE_TEXT } from "../../../src/cli/runner/normalise-notebook";
import { codeCell, display, goodNotebook, notebook, stream, vegaFigure } from "./build-notebook";

const normalised = (...cells: Parameters<typeof notebook>[0]) => normaliseNotebook(notebook(cells)).cells;

describe("normaliseNotebook", () => {
  it("drops execution counts, timings, widget state and the run's notes, and keeps what the author set", () => {
    const metadata = {
      kernelspec: { name: "latent-sky" },
      widgets: { state: 1 },
      latent_sky_run: { seconds: 3 },
      language_info: { name: "typescript", version: "3.7.2", file_extension: ".ts" },
    };
    const cell = {
      ...codeCell("f()", 7),
      id: "a",
      metadata: {
        tags: ["setup"],
        execution: { begin: 1 },
        latent_sky: { timeout_s: 9 },
        latent_sky_run: {},
        scrolled: true,
      },
    };
    const result = normaliseNotebook(notebook([cell], metadata));
    expect(result.metadata).to.deep.equal({
      kernelspec: { name: "latent-sky" },
      language_info: { name: "typescript", file_extension: ".ts" },
    });
    expect(result.cells).to.deep.equal([
      {
        cell_type: "code",
        id: "a",
        source: ["f()"],
        execution_count: null,
        outputs: [],
        metadata: { tags: ["setup"], latent_sky: { timeout_s: 9 } },
      },
    ]);
  });

  it("joins the pieces of a stream and splits text into lines", () => {
    const [cell] = normalised(
      codeCell(
        "f()",
        1,
        stream("stdout", "one\n"),
        stream("stdout", "two\nth"),
        stream("stdout", "ree\n"),
        stream("stderr", "x"),
      ),
    );
    expect(cell?.outputs).to.deep.equal([
      { output_type: "stream", name: "stdout", text: ["one\n", "two\n", "three\n"] },
      { output_type: "stream", name: "stderr", text: ["x"] },
    ]);
  });

  it("leaves out what a fast machine may never show", () => {
    const dropped = { latent_sky: { volatile: "drop" } };
    const [cell] = normalised(codeCell("train()", 1, display({ "text/plain": "10 %" }, dropped)));
    expect(cell?.outputs).to.deep.equal([]);
  });

  it("replaces volatile outputs by a fixed text", () => {
    const volatile = { latent_sky: { volatile: true } };
    const [cell] = normalised(
      codeCell("summary()", 1, display({ "text/plain": "took 3 s", "text/html": "<p>" }, volatile)),
    );
    expect(cell?.outputs).to.deep.equal([
      { output_type: "display_data", metadata: volatile, data: { "text/plain": [VOLATILE_TEXT] } },
    ]);
  });

  it("drops widget views, and an output that was nothing else", () => {
    const view = { "application/vnd.jupyter.widget-view+json": { model_id: "1" } };
    const [cell] = normalised(codeCell("f()", 1, display(view), display({ ...view, "text/plain": "a widget" })));
    expect(cell?.outputs?.map(({ data }) => data)).to.deep.equal([{ "text/plain": ["a widget"] }]);
  });

  it("leaves pictures and specifications as they are", () => {
    const [cell] = normalised(codeCell("show()", 1, display(vegaFigure())));
    expect(cell?.outputs?.[0]?.data).to.deep.equal({ ...vegaFigure(), "text/plain": ["A point."] });
  });

  it("is the same when done again, and after writing and reading", () => {
    const once = normaliseNotebook(goodNotebook());
    expect(normaliseNotebook(once)).to.deep.equal(once);
    const text = notebookText(once);
    expect(notebookText(normaliseNotebook(JSON.parse(text) as typeof once))).to.equal(text);
  });
});

describe("notebookText", () => {
  it("sorts keys at every depth and ends with a line feed", () => {
    const text = notebookText(notebook([], { b: 1, a: { d: [{ z: 1, y: 2 }], c: 0 } }));
    expect(text).to.match(/\}\n$/);
    expect(text.replace(/\s/g, "")).to.equal(
      '{"cells":[],"metadata":{"a":{"c":0,"d":[{"y":2,"z":1}]},"b":1},"nbformat":4,"nbformat_minor":5}',
    );
  });

  // .venv/bin/python -c 'import nbformat as n; b = n.read("notebook.ipynb", 4); print(n.writes(b))' gives the same text
  it("writes as nbformat does: one space of indentation, text not escaped", () => {
    expect(notebookText(notebook([], { title: "σ²" }))).to.equal(
      '{\n "cells": [],\n "metadata": {\n  "title": "σ²"\n },\n "nbformat": 4,\n "nbformat_minor": 5\n}\n',
    );
  });
});
