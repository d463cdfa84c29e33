import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { ShapeError, UserError } from "../../../../src/lib/errors";
import { packageRoot, writeFileAtomic } from "../../../../src/lib/files";
import { CHECKPOINT_BYTES, readCheckpoint, updateCard, writeCheckpoint } from "../../../../src/lib/io/checkpoint";
import { seed } from "../../../../src/lib/random";
import { card, generation } from "./samples";

/** The generation of a folder whose weights, manifest and card all belong to it. */
function wholeGeneration(folder: string): number {
  const { tensors, card: read } = readCheckpoint(folder);
  for (const value of tensors.get("dense/kernel")?.data ?? []) {
    if (value !== read.steps) throw new Error(`weights of generation ${value} with the card of ${read.steps}`);
  }
  return read.steps;
}

describe("writeCheckpoint", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "latent-sky-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("leaves three files, over an earlier checkpoint too", () => {
    writeCheckpoint(folder, generation(1));
    writeCheckpoint(folder, generation(2));
    expect(readdirSync(folder).sort()).to.deep.equal(["card.json", "manifest.json", "weights.bin"]);
    expect(wholeGeneration(folder)).to.equal(2);
    expect(statSync(join(folder, "weights.bin")).size).to.equal(2 * 102);
    writeCheckpoint(folder, { ...generation(3), dtype: "float32" });
    expect(statSync(join(folder, "weights.bin")).size).to.equal(4 * 102);
    expect(wholeGeneration(folder)).to.equal(3);
  });

  it("writes a manifest that can be read by eye", () => {
    writeCheckpoint(folder, generation(1));
    const lines = readFileSync(join(folder, "manifest.json"), "utf8").split("\n");
    expect(lines).to.include('    {"name":"dense/kernel","shape":[50,2],"offset":0},');
  });

  it("refuses more than 26 MB, and values that are not finite, before it touches the folder", () => {
    writeCheckpoint(folder, generation(1));
    const large = {
      "dense/kernel": { shape: [CHECKPOINT_BYTES / 2 + 1], data: new Float32Array(CHECKPOINT_BYTES / 2 + 1) },
    };
    expect(() => writeCheckpoint(folder, { ...generation(2), tensors: large })).to.throw(ShapeError, /at most 26 MB/);
    expect(() => writeCheckpoint(folder, generation(NaN))).to.throw(ShapeError, /"dense\/kernel".*NaN/);
    expect(wholeGeneration(folder)).to.equal(1);
  });

  it("keeps the checkpoint before when the disk fills up at any write, and tidies up", () => {
    writeCheckpoint(folder, generation(1));
    for (const failing of [1, 2, 3]) {
      let writes = 0;
      const write = (path: string, content: string | Uint8Array) => {
        if (++writes === failing) throw new Error("ENOSPC: no space left on device, write");
        writeFileAtomic(path, content);
      };
      expect(() => writeCheckpoint(folder, generation(2), { write })).to.throw(UserError, /ENOSPC.*Make room/);
      expect(wholeGeneration(folder)).to.equal(1);
      expect(readdirSync(folder)).to.have.length(3);
    }
  });

  it("is whole after a stop between any two of its steps", () => {
    for (const stopped of [1, 2, 3]) {
      writeCheckpoint(folder, generation(1));
      let writes = 0;
      // a killed process does not tidy up: what it wrote is put back afterwards
      const written = new Map<string, string | Uint8Array>();
      const write = (path: string, content: string | Uint8Array) => {
        if (++writes > stopped) throw new Error("stopped");
        written.set(path, content);
        writeFileAtomic(path, content);
        if (stopped === 3 && writes === 3) throw new Error("stopped after the manifest");
      };
      expect(() => writeCheckpoint(folder, generation(2), { write })).to.throw(UserError);
      for (const [path, content] of written) writeFileAtomic(path, content);
      expect(wholeGeneration(folder)).to.equal(stopped === 3 ? 2 : 1);
      writeCheckpoint(folder, generation(3));
      expect(readdirSync(folder)).to.have.length(3);
    }
  });

  /** The writer that is killed as plain JavaScript, which starts several times faster. */
  function compileTarget(outDir: string): string {
    const rootDir = packageRoot();
    const file = join(__dirname, "kill-target.ts");
    const { CommonJS } = ts.ModuleKind;
    const options = { module: CommonJS, target: ts.ScriptTarget.ES2022, outDir, rootDir, noLib: true, types: [] };
    ts.createProgram([file], options).emit();
    return join(outDir, relative(rootDir, file).replace(/ts$/, "js"));
  }

  it("reads as one whole checkpoint after each of 30 kills in the middle of writing", async () => {
    const times = seed(23).stream("kills");
    const script = compileTarget(join(folder, "compiled"));
    const env = { ...process.env, NODE_PATH: join(packageRoot(), "node_modules") };
    const kill = async (round: number) => {
      const own = join(folder, `${round % 3}`);
      const first = `${60 * round}`;
      const child = spawn(process.execPath, [script, own, first], { env, stdio: ["ignore", "pipe", "inherit"] });
      const ended = once(child, "exit");
      await once(child.stdout, "data");
      await new Promise((resolve) => setTimeout(resolve, 30 * times.uniform()));
      child.kill("SIGKILL");
      await ended;
      expect(wholeGeneration(own)).to.be.at.least(60 * round);
    };
    const lane = async (first: number) => {
      for (let round = first; round < 30; round += 3) await kill(round);
    };
    await Promise.all([0, 1, 2].map(lane));
  }).timeout(60_000);
});

describe("updateCard", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "latent-sky-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("replaces the card alone", () => {
    writeCheckpoint(folder, generation(4));
    const before = readCheckpoint(folder).sha256;
    updateCard(folder, { ...card, scores: { "ks.r": 0.08 } });
    const { card: read, sha256 } = readCheckpoint(folder);
    expect(read.scores).to.deep.equal({ "ks.r": 0.08 });
    expect(sha256).to.equal(before);
    expect(readdirSync(folder).sort()).to.deep.equal(["card.json", "manifest.json", "weights.bin"]);
  });
});
