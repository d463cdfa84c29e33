import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatProblems, listNotebooks, runNotebooks } from "../../src/cli/runner";
import { packageRoot } from "../../src/lib/files";

const TIMEOUT_MS = 300_000;

describe("notebooks in the preset smoke", function () {
  this.timeout(TIMEOUT_MS);
  let out: string;
  before(() => (out = mkdtempSync(join(tmpdir(), "latent-sky-"))));
  after(() => rmSync(out, { recursive: true, force: true }));

  for (const notebook of listNotebooks(join(packageRoot(), "notebooks"))) {
    it(notebook.name, async () => {
      const { notebooks } = await runNotebooks([notebook], {
        preset: "smoke",
        out,
        log: (line) => console.log(`      ${line}`),
      });
      expect(notebooks).to.have.length(1);
      for (const { problems, seconds, peakBytes } of notebooks) {
        expect(formatProblems(problems).join("\n")).to.equal("");
        expect(seconds, "seconds of a smoke run").to.be.at.most(60);
        expect(peakBytes, "peak memory of a smoke run, bytes").to.be.at.most(1.5e9);
      }
    });
  }
});
