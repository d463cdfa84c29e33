import { expect } from "chai";
import { clip, describeError, strayErrors, streamText } from "../../../src/cli/runner/describe-error";
import { codeCell, stream } from "./build-notebook";

describe("describeError", () => {
  it("gives name and message, plain, where the kernel names no line", () => {
    const output = { output_type: "error", ename: "Error", evalue: "\u001b[31mred\u001b[0m", traceback: ["Error"] };
    expect(describeError(output, 1)).to.equal("Error: red");
    expect(describeError({ output_type: "error", ename: "Interrupted", evalue: "" }, 1)).to.equal("Interrupted");
  });
});

describe("strayErrors", () => {
  it("finds each, across pieces of the stream, with its own line", () => {
    const cell = codeCell(
      "x",
      1,
      stream("stderr", "UncaughtException: Error: a\ncell [1], line 2:\n> 2 | one();\n"),
      stream("stderr", "UnhandledPromiseRejection: b\n"),
      stream("stdout", "UncaughtException: printed\n"),
    );
    expect(strayErrors(cell)).to.deep.equal([
      "UncaughtException: Error: a\nline 2: one();",
      "UnhandledPromiseRejection: b",
    ]);
  });
});

describe("streamText and clip", () => {
  it("join one stream and shorten what is long", () => {
    expect(
      streamText(codeCell("x", 1, stream("stdout", "a"), stream("stderr", "b"), stream("stdout", "c")), "stdout"),
    ).to.equal("ac");
    expect(clip("1\n2\n3", 2)).to.equal("1\n2");
    expect(clip("abcdef", 2, 3)).to.equal("abc");
  });
});
