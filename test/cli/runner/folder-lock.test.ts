import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FolderHeldError, lockFolder } from "../../../src/cli/runner/folder-lock";
import { UserError } from "../../../src/lib/errors";

describe("lockFolder", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "latent-sky-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("makes the folder, holds it and gives it back, leaving nothing", () => {
    const deep = join(folder, "out", "smoke");
    const unlock = lockFolder(deep);
    expect(JSON.parse(readFileSync(join(deep, ".lock"), "utf8"))).to.have.property("pid", process.pid);
    unlock();
    expect(readdirSync(deep)).to.deep.equal([]);
  });

  it("refuses a folder that another process holds, and names it and --out", () => {
    writeFileSync(join(folder, ".lock"), JSON.stringify({ pid: process.ppid }));
    expect(() => lockFolder(folder)).to.throw(
      FolderHeldError,
      new RegExp(`in use by process ${process.ppid}\\. .*--out DIR`),
    );
    expect(existsSync(join(folder, ".lock"))).to.equal(true);
    expect(readdirSync(folder)).to.have.length(1);
  });

  it("keeps locks of different names apart", () => {
    const unlock = lockFolder(folder);
    const other = lockFolder(folder, ".other.lock");
    expect(() => lockFolder(folder, ".other.lock")).to.throw(FolderHeldError, `in use by process ${process.pid}`);
    expect(readdirSync(folder).sort()).to.deep.equal([".lock", ".other.lock"]);
    other();
    unlock();
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("breaks the lock of a process that has ended", () => {
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    writeFileSync(join(folder, ".lock"), JSON.stringify({ pid }));
    lockFolder(folder)();
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("breaks the lock of an earlier process with the number of a running one", function () {
    if (process.platform !== "linux") {
      console.log("      skipped: start times are read from /proc, which only Linux has");
      this.skip();
    }
    writeFileSync(join(folder, ".lock"), JSON.stringify({ pid: process.ppid, started: "1" }));
    lockFolder(folder)();
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("breaks a damaged lock", () => {
    writeFileSync(join(folder, ".lock"), "{");
    lockFolder(folder)();
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("says so when the folder cannot be made", () => {
    writeFileSync(join(folder, "file"), "");
    expect(() => lockFolder(join(folder, "file", "out"))).to.throw(UserError, /expected to write .*ENOTDIR.*--out DIR/);
  });
});
