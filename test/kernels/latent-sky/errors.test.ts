import { expect } from "chai";
import { CellSources } from "../../../kernels/latent-sky/cell-sources";
import { describeDiagnostics, describeError, isInterruption } from "../../../kernels/latent-sky/errors";
import { OptionError } from "../../../src/lib/errors";

describe("kernel: error messages", () => {
  const sources = new CellSources();
  const describe_ = (error: unknown) => describeError(error, sources, process.cwd());
  const cell = { label: "cell [2]", code: "const a = 1;\n  const b: string = a;\n" };

  it("shows name, message and the files of the stack below the repository", () => {
    const { ename, evalue, traceback } = describe_(new RangeError("too big"));
    expect([ename, evalue, traceback[0]]).to.deep.equal(["RangeError", "too big", "RangeError: too big"]);
    expect(traceback[1]).to.match(/^ {4}at .*\(test\/kernels\/latent-sky\/errors\.test\.ts:\d+:\d+\)$/);
    expect(traceback.join("\n")).to.not.match(/node:/);
  });

  it("shows an error that its reader can mend without a stack", () => {
    const error = new OptionError({ expected: "a preset", found: '"huge"', remedy: 'Use "smoke".' });
    expect(describe_(error).traceback).to.deep.equal([
      'OptionError: expected a preset, but found "huge". Use "smoke".',
    ]);
  });

  it("shows causes and gathered errors", () => {
    const caused = describe_(new Error("outer", { cause: new TypeError("inner", { cause: "deep" }) })).traceback;
    expect(caused).to.include.members(["caused by TypeError: inner", "caused by 'deep'"]);
    expect(describe_(new AggregateError([new Error("one")], "all")).traceback).to.include("with Error: one");
  });

  it("shows thrown values of any kind", () => {
    expect(describe_("text").evalue).to.equal("text");
    expect(describe_(undefined).evalue).to.equal("undefined");
    expect(describe_(null)).to.include({ ename: "ThrownValue", evalue: "null" });
    expect(describe_(Object.create(null)).ename).to.equal("ThrownValue");
  });

  it("names errors by their class when they have no name of their own", () => {
    class ShapeMismatch extends Error {}
    expect(describe_(new ShapeMismatch("x")).ename).to.equal("ShapeMismatch");
  });

  it("tells a diagnostic by line, column and code, with chained messages indented", () => {
    const start = { line: 1, character: 8 };
    const told = describeDiagnostics(
      [
        { start, messageText: "outer", code: 2322 },
        { start, messageText: "inner", code: 2322 },
        { start: { line: 0, character: 0 }, messageText: "other", code: 1005 },
      ],
      cell,
    );
    expect(told.evalue).to.equal("cell [2], line 2, column 9: outer\n  inner (TS2322) (and 1 more)");
    expect(told.traceback).to.deep.equal([
      "TypeScriptError: cell [2], line 2, column 9: outer\n  inner (TS2322)",
      "> 2 |   const b: string = a;",
      "              ^",
      "cell [2], line 1, column 1: other (TS1005)",
      "> 1 | const a = 1;",
      "      ^",
    ]);
  });

  it("cuts a long line around the place meant", () => {
    const code = `${"a".repeat(200)}X${"b".repeat(200)}`;
    const at = { start: { line: 0, character: 200 }, messageText: "here", code: 1 };
    const [, line = "", caret = ""] = describeDiagnostics([at], { label: "cell [1]", code }).traceback;
    expect(line).to.equal(`> 1 | …${"a".repeat(60)}X${"b".repeat(39)}…`);
    expect(line[caret.indexOf("^")]).to.equal("X");
  });

  it("moves a diagnostic below the cell to its end", () => {
    const below = { start: { line: 3, character: 5 }, messageText: "'}' expected.", code: 1005 };
    expect(describeDiagnostics([below, below], cell).evalue).to.equal(
      "cell [2], line 2, column 23: '}' expected. (TS1005)",
    );
  });

  it("knows an interruption from other errors", () => {
    expect(isInterruption(new DOMException("stopped", "AbortError"))).to.equal(true);
    expect(isInterruption(Object.assign(new Error("x"), { code: "ERR_SCRIPT_EXECUTION_INTERRUPTED" }))).to.equal(true);
    expect(isInterruption(new Error("x"))).to.equal(false);
    expect(isInterruption("AbortError")).to.equal(false);
  });
});
