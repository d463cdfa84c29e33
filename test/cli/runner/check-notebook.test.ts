import { expect } from "chai";
import { checkNotebook, NOTEBOOK_BUDGET } from "../../../src/cli/runner/check-notebook";
import { claimsOutput, codeCell, display, goodNotebook, notebook, passing, stream } from "./build-notebook";

const claimsCell = codeCell("claims()", 9, claimsOutput(passing));
const errors = (...cells: Parameters<typeof notebook>[0]) =>
  checkNotebook("n", notebook(cells)).map(({ error }) => error);

describe("checkNotebook", () => {
  it("finds nothing wrong with a good notebook", () => {
    expect(checkNotebook("n", goodNotebook(), { preset: "smoke" })).to.deep.equal([]);
  });

  it("names notebook, cell, first line and error of a cell that failed, and is silent on the cells after it", () => {
    const output = {
      output_type: "error",
      ename: "RangeError",
      evalue: "too few",
      traceback: ["\u001b[31mRangeError: too few", "cell [1], line 2:", "> 2 |   throw new RangeError();", "    ^"],
    };
    const failing = { ...codeCell("// why\nlet x = 1;", 1, output), metadata: { latent_sky_run: { status: "error" } } };
    const problems = checkNotebook("solar/03", notebook([failing, codeCell("later()", null)]));
    expect(problems).to.deep.equal([
      {
        notebook: "solar/03",
        cell: 1,
        firstLine: "let x = 1;",
        error: "RangeError: too few\nline 2: throw new RangeError();",
      },
    ]);
  });

  it("says which other cell an error's line belongs to", () => {
    const traceback = ["cell [1], line 5:", "> 5 | x.y.z;"];
    const output = { output_type: "error", ename: "TypeError", evalue: "no z", traceback };
    expect(errors(codeCell("f()", 3, output))).to.deep.equal(["TypeError: no z\nin [1], line 5: x.y.z;"]);
  });

  it("takes the stock kernel's error from stderr", () => {
    const cell = codeCell("f()", 1, stream("stderr", "ReferenceError: f is not defined\n"));
    expect(errors({ ...cell, metadata: { latent_sky_run: { status: "error" } } })).to.deep.equal([
      "ReferenceError: f is not defined",
    ]);
  });

  for (const status of ["aborted", "abort", "none"]) {
    it(`fails a cell whose reply was "${status}"`, () => {
      const cell = { ...codeCell("f()", null), metadata: { latent_sky_run: { status } } };
      expect(errors(cell)).to.deep.equal([`the kernel skipped the cell (it answered "${status}")`]);
    });
  }

  it("reports a timeout and a death in the client's words", () => {
    for (const status of ["timeout", "died", "stopped"]) {
      const cell = { ...codeCell("f()", null), metadata: { latent_sky_run: { status, message: `so it ${status}` } } };
      expect(errors(cell)).to.deep.equal([`so it ${status}`]);
    }
  });

  it("fails a cell that was never run, but no empty one", () => {
    expect(errors(codeCell("f()", null), codeCell(" \n", null), claimsCell)).to.deep.equal(["the cell was never run"]);
  });

  it("fails cells that ran out of order", () => {
    expect(errors(codeCell("f()", 2), codeCell("g()", 1), claimsCell)).to.deep.equal([
      "the cell ran out of order (execution count 1 after 2)",
    ]);
  });

  it("does not miss execution counts in a committed notebook", () => {
    const cells = [codeCell("f()", null), codeCell("claims()", null, claimsOutput(passing))];
    expect(checkNotebook("n", notebook(cells), { committed: true })).to.deep.equal([]);
  });

  it("fails on a rejection that nobody awaited, once, in its own cell", () => {
    const text = "note\nUnhandledPromiseRejection: Error: lost\ncell [1], line 3:\n> 3 | fly();\n    at cell [1]:3:1\n";
    const problems = checkNotebook(
      "n",
      notebook([codeCell("a", 1, stream("stderr", text)), codeCell("b", 2, stream("stderr", text)), claimsCell]),
    );
    expect(problems.map(({ cell, error }) => [cell, error])).to.deep.equal([
      [1, "UnhandledPromiseRejection: Error: lost\nline 3: fly();"],
    ]);
  });

  it("fails on an uncaught exception, and on no other text on stderr", () => {
    expect(errors(codeCell("a", 1, stream("stderr", "UncaughtException: Error: x\n")), claimsCell)).to.have.length(1);
    expect(
      errors(codeCell("a", 1, stream("stderr", "a note: UncaughtException is a word\n")), claimsCell),
    ).to.have.length(0);
  });

  it("fails without claims", () => {
    expect(errors(codeCell("a", 1))).to.deep.equal([
      "the notebook ends without claims: call claims([...]) in its last cells",
    ]);
  });

  it("fails on a failing claim and on claims of another preset", () => {
    const failing = { ...passing, verdict: "fail", ours: 1.5 };
    const cells = [codeCell("claims()", 1, claimsOutput(failing, { ...passing, verdict: "known" }))];
    expect(checkNotebook("n", notebook(cells), { preset: "paper" }).map(({ error }) => error)).to.deep.equal([
      'claims of the preset "smoke" in a run of "paper"',
      "claim test.half fails: a half: ours 1.5, target 1",
    ]);
  });

  it("fails on output that belongs to no cell", () => {
    const metadata = { latent_sky_run: { ended: "complete", unowned: ["stream: who?"] } };
    expect(checkNotebook("n", notebook([claimsCell], metadata))[0]?.error).to.equal(
      "output that belongs to no cell: stream: who?",
    );
  });

  it("fails over 4 MB and names the largest cell, not counting widget state", () => {
    const big = codeCell("big", 1, stream("stdout", "x".repeat(NOTEBOOK_BUDGET)));
    expect(errors(big, claimsCell)).to.deep.equal([
      "the notebook has 4001 kB, more than 4000 kB; most of it in cell 1",
    ]);
    const metadata = { widgets: { state: "x".repeat(NOTEBOOK_BUDGET) } };
    expect(checkNotebook("n", notebook([claimsCell], metadata))).to.deep.equal([]);
  });

  it("checks each figure", () => {
    expect(errors(codeCell("show()", 1, display({ "image/png": "x".repeat(150_001) })), claimsCell)).to.deep.equal([
      "a static figure of 151 kB, more than 150 kB: bin its data in the kernel",
    ]);
  });
});
