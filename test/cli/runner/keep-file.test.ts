import { expect } from "chai";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepFile } from "../../../src/cli/runner/keep-file";
import { UserError } from "../../../src/lib/errors";

describe("keepFile", () => {
  it("writes, making folders, and says what to do when it cannot", () => {
    const folder = mkdtempSync(join(tmpdir(), "latent-sky-"));
    try {
      keepFile(join(folder, "a", "b.txt"), "text");
      expect(readFileSync(join(folder, "a", "b.txt"), "utf8")).to.equal("text");
      writeFileSync(join(folder, "file"), "old");
      expect(() => keepFile(join(folder, "file", "b.txt"), "text")).to.throw(
        UserError,
        /What was there before is unchanged/,
      );
      expect(readFileSync(join(folder, "file"), "utf8")).to.equal("old");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
