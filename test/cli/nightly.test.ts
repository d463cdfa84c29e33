import { expect } from "chai";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nightly } from "../../src/cli/nightly";
import { readHistory } from "../../src/cli/runner";

const FOLDER = join(__dirname, "runner", "notebooks");

describe("nightly", function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "latent-sky-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (names: readonly string[], lines: string[] = []) => {
    const files = names.map((name) => join(FOLDER, `${name}.ipynb`));
    const folders = ["--out", join(folder, "out"), "--report", join(folder, "report")];
    return nightly([...files, ...folders, "--preset", "smoke"], (line) => lines.push(line));
  };
  const page = () => readFileSync(join(folder, "report", "index.html"), "utf8");

  it("reports what failed and what passed, keeps a history, and is red when anything is", async () => {
    const lines: string[] = [];
    expect(await run(["throw", "good"], lines)).to.equal(1);
    expect(page()).to.contain("1 of 2 notebooks failed").and.to.contain("throw, cell 3: `const flux = [1, 2];`");
    expect(page()).to.contain('src="data:image/png;base64,iVBOR').and.to.contain("test.good.half");
    expect(lines.at(-1)).to.match(/^report: .*index\.html$/);
    expect(await run(["good"])).to.equal(0);
    expect(page()).to.contain("The notebook passed").and.to.contain("times of 2 runs");
    expect(
      readHistory(join(folder, "report", "history.jsonl")).map(({ notebooks }) => Object.keys(notebooks)),
    ).to.deep.equal([["good", "throw"], ["good"]]);
  });

  it("explains itself", async () => {
    const lines: string[] = [];
    expect(await nightly(["--help"], (line) => lines.push(line))).to.equal(0);
    expect(lines.join("\n")).to.contain("--report DIR");
  });
});
