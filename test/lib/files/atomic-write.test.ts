import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { packageRoot, removeAbandoned, writeFileAtomic } from "../../../src/lib/files";

describe("writeFileAtomic", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "latent-sky-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("writes text and bytes, making folders", () => {
    writeFileAtomic(join(folder, "a/b.txt"), "kappa");
    writeFileAtomic(join(folder, "c.bin"), Uint8Array.of(1, 2, 3));
    expect(readFileSync(join(folder, "a/b.txt"), "utf8")).to.equal("kappa");
    expect([...readFileSync(join(folder, "c.bin"))]).to.deep.equal([1, 2, 3]);
  });

  it("keeps the old file, and leaves no rubbish, when the disk refuses", () => {
    const path = join(folder, "out.txt");
    writeFileSync(path, "old");
    const script = `process.on("SIGXFSZ", () => {});
      require("tsx/cjs"); const { writeFileAtomic } = require(${JSON.stringify(join(packageRoot(), "src/lib/files"))});
      try { writeFileAtomic(${JSON.stringify(path)}, Buffer.alloc(1 << 20)); } catch (error) { console.log(error.code); }`;
    // a file size limit of 16 kB stands in for a full disk
    const run = spawnSync("bash", ["-c", `ulimit -f 16; exec node -e '${script}'`], { cwd: packageRoot(), encoding: "utf8", env: { ...process.env, TSX_DISABLE_CACHE: "1" } });
    expect(run.stdout.trim()).to.equal("EFBIG");
    expect(readFileSync(path, "utf8")).to.equal("old");
    expect(readdirSync(folder)).to.deep.equal(["out.txt"]);
  });
});

describe("removeAbandoned", () => {
  it("removes temporary files of processes that have ended and of this one, and no others", () => {
    const folder = mkdtempSync(join(tmpdir(), "latent-sky-"));
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    const kept = ["a.part", `.a.${process.ppid}.part`, ".a.x.part", ".a.1.part", `a.${pid}.part`];
    for (const name of [...kept, `.a.${pid}.part`, `.b.json.${process.pid}.part`]) writeFileSync(join(folder, name), "");
    removeAbandoned(folder);
    expect(readdirSync(folder)).to.have.members(kept);
    rmSync(folder, { recursive: true });
  });
});
