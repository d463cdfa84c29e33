import { expect } from "chai";
import { join } from "node:path";
import { parseRunArguments } from "../../../src/cli/runner";
import { packageRoot } from "../../../src/lib/files";
import { OptionError } from "../../../src/lib/errors";

describe("parseRunArguments", () => {
  it("has defaults", () => {
    expect(parseRunArguments([])).to.deep.equal({
      patterns: [],
      preset: "workshop",
      kernel: undefined,
      out: join(packageRoot(), "out"),
      report: join(packageRoot(), "report"),
      write: false,
      cellTimeout: undefined,
      limit: undefined,
      help: false,
    });
  });

  it("reads names and options in any order", () => {
    const given = parseRunArguments(
      ["solar/03", "--preset", "smoke", "--timeout=30", "cinn/*", "--write", "--out", "/o"],
      { extra: ["write"] },
    );
    expect(given).to.include({ preset: "smoke", cellTimeout: 30, write: true, out: "/o" });
    expect(given.patterns).to.deep.equal(["solar/03", "cinn/*"]);
    expect(parseRunArguments([], { preset: "paper" }).preset).to.equal("paper");
  });

  const bad: [string[], RegExp][] = [
    [["--preset", "quick"], /a preset \(smoke, workshop, paper\), but found "quick"/],
    [["--timeout", "soon"], /a number of seconds for --timeout, but found "soon"/],
    [["--limit", "-1"], /--limit/],
    [["--fast"], /the options of --help, but found .*--fast/],
    [["--write"], /but found --write/],
    [["--preset"], /--preset/],
  ];
  for (const [argv, message] of bad) {
    it(`refuses ${argv.join(" ")}`, () => {
      expect(() => parseRunArguments(argv)).to.throw(OptionError, message);
    });
  }

  it("refuses a preset from the environment that is none", () => {
    expect(() => parseRunArguments([], { preset: "tiny" })).to.throw(OptionError, '"tiny"');
  });
});
