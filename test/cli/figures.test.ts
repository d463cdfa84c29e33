import { expect } from "chai";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { figures } from "../../src/cli/figures";
import type { RunResults } from "../../src/cli/runner";
import { OptionError } from "../../src/lib/errors";

const FOLDER = join(__dirname, "runner", "notebooks");

/** For each notebook what its report must name: the cell, the cell's first line, the error. */
const BAD: Readonly<Record<string, readonly [cell: number, firstLine: RegExp, error: RegExp]>> = {
  throw: [3, /^const flux = \[1, 2\];$/, /^RangeError: flux has 2 values, expected 3\nline 2: throw new RangeError/],
  "type-error": [3, /^const limit: number = "150 G";$/, /Type 'string' is not assignable to type 'number'/],
  "floating-rejection": [3, /^function later\(\)/, /^UnhandledPromiseRejection: Error: lost in flight/],
  timeout: [3, /^await new Promise/, /^reached the cell's limit of 1 s, and was interrupted$/],
  "kernel-death": [3, /^process\.kill/, /^the kernel died \(SIGKILL\)/],
  "missing-png": [3, /^const spec/, /^a figure without image\/png/],
  "over-budget": [3, /^const spec/, /^a static figure of 201 kB, more than 150 kB/],
  "failed-claim": [3, /^const row/, /^claim test\.good\.half fails: a half: ours 1\.5, target 1$/],
  "never-run": [3, /^const skipped/, /^the cell was never run$/],
};

describe("figures, in a kernel", function () {
  this.timeout(180_000);
  const lines: string[] = [];
  let out: string;
  let code: number;
  let results: RunResults;

  before(async () => {
    out = mkdtempSync(join(tmpdir(), "latent-sky-"));
    const files = ["good", ...Object.keys(BAD)].map((name) => join(FOLDER, `${name}.ipynb`));
    code = await figures([...files, "--preset", "smoke", "--out", out], (line) => lines.push(line));
    results = JSON.parse(readFileSync(join(out, "smoke", "results.json"), "utf8")) as RunResults;
  });
  after(() => rmSync(out, { recursive: true, force: true }));

  it("passes the good notebook, with its claims, time and memory", () => {
    const good = results.notebooks.find(({ notebook }) => notebook === "good");
    expect(good?.problems).to.deep.equal([]);
    expect(lines.find((line) => line.startsWith("ok"))).to.match(
      /^ok {4}good {2}\d+\.\d s {2}\d+ MB {2}claims 1 pass$/,
    );
    expect(good?.claims.map(({ id }) => id)).to.deep.equal(["test.good.half"]);
    expect(good?.cells.map(({ status }) => status)).to.deep.equal(["ok", "ok", "ok", "ok", "ok"]);
    expect(good?.peakBytes).to.be.greaterThan(50e6);
  });

  for (const [name, [cell, firstLine, error]] of Object.entries(BAD)) {
    it(`fails ${name} for its own reason alone, and keeps what was executed`, () => {
      const result = results.notebooks.find(({ notebook }) => notebook === name);
      expect(result?.ok).to.equal(false);
      expect(result?.problems).to.have.length(1);
      const [problem] = result?.problems ?? [];
      expect(problem).to.include({ notebook: name, cell });
      expect(problem?.firstLine).to.match(firstLine);
      expect(problem?.error).to.match(error);
      expect(existsSync(join(out, "smoke", `${name}.ipynb`))).to.equal(true);
      const at = lines.findIndex((line) => line.startsWith(`FAIL  ${name}  `));
      expect(lines[at + 1]).to.match(new RegExp(`^ {6}${name}, cell ${cell}: \`.+\`$`));
    });
  }

  it("goes on after each, and ends with the totals and exit code 1", () => {
    expect(code).to.equal(1);
    expect(results.notebooks).to.have.length(10);
    expect(lines.at(-2)).to.match(/^10 notebooks: 1 ok, 9 failed/);
    expect(existsSync(join(out, "smoke", ".lock"))).to.equal(false);
  });
});

describe("figures", () => {
  it("explains itself", async () => {
    const lines: string[] = [];
    expect(await figures(["--help"], (line) => lines.push(line))).to.equal(0);
    expect(lines.join("\n")).to.match(/--preset[\s\S]*--kernel[\s\S]*--write[\s\S]*--out[\s\S]*--timeout/);
  });

  it("writes into notebooks only what the workshop preset gave under their own kernel", async () => {
    for (const argv of [
      ["--write", "--preset", "smoke"],
      ["--write", "--kernel", "tslab"],
    ]) {
      const error: unknown = await figures(argv).catch((reason: unknown) => reason);
      expect(error)
        .to.be.instanceOf(OptionError)
        .and.to.have.property("message")
        .that.matches(/--write with the preset workshop/);
    }
  });
});
