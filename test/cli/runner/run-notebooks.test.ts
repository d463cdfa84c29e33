import { expect } from "chai";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  normaliseNotebook,
  notebookText,
  readNotebook,
  runNotebooks,
  type RunResults,
} from "../../../src/cli/runner";
import { packageRoot } from "../../../src/lib/files";
import { stampOf } from "../../../src/cli/runner/processes";
import { codeCell, notebook } from "./build-notebook";

const GOOD = join(__dirname, "notebooks", "good.ipynb");
const FIGURES = join(packageRoot(), "src", "cli", "figures.ts");

/** A notebook whose second cell tells the numbers of its kernel and its client, then goes on for ten minutes. */
function endless(path: string, pids: string, work: string): void {
  const tell = `require("node:fs").writeFileSync(${JSON.stringify(pids)}, process.pid + " " + process.ppid);`;
  const cells = [codeCell("const begun = Date.now();", null), codeCell(`${tell}\n${work}`, null)].map(
    (cell, index) => ({
      ...cell,
      id: `cell-${index}`,
      metadata: {},
    }),
  );
  writeFileSync(
    path,
    notebookText(notebook(cells, { kernelspec: { name: "latent-sky", display_name: "x", language: "typescript" } })),
  );
}

const AWAITING = "await new Promise((resolve) => setTimeout(resolve, 600_000));";
const BUSY = "while (Date.now() - begun < 600_000);";

describe("runNotebooks", function () {
  this.timeout(90_000);
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "latent-sky-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (path: string, options = {}) => {
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    const { notebooks } = await runNotebooks([{ name: "a", path }], { preset: "smoke", out: folder, log, ...options });
    return { lines, result: notebooks[0] };
  };

  /** The runner as a program of its own; `limit` is a shell command run first. */
  function start(path: string, limit = "true"): { child: ChildProcess; output: () => string } {
    const command = `${limit} && exec "$0" "$@"`;
    const child = spawn(
      "bash",
      ["-c", command, process.execPath, "--import", "tsx", FIGURES, path, "--preset", "smoke", "--out", folder],
      {
        cwd: packageRoot(),
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let text = "";
    for (const pipe of [child.stdout, child.stderr])
      pipe?.setEncoding("utf8").on("data", (part: string) => (text += part));
    return { child, output: () => text };
  }

  async function until(what: string, condition: () => boolean, seconds: number): Promise<void> {
    for (const end = Date.now() + seconds * 1000; !condition();) {
      if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function startEndless(work: string) {
    const pids = join(folder, "pids");
    endless(join(folder, "endless.ipynb"), pids, work);
    const runner = start(join(folder, "endless.ipynb"));
    const read = () => (existsSync(pids) ? readFileSync(pids, "utf8").split(" ").map(Number) : []);
    await until("the kernel begins its cell", () => read().length === 2, 40);
    const stamps = read().map(stampOf);
    expect(stamps).not.to.include(undefined);
    const gone = () => stamps.every((stamp) => stamp === undefined || stampOf(stamp.pid)?.started !== stamp.started);
    return { ...runner, gone };
  }

  const bad: [string, string, RegExp][] = [
    ["is not JSON", "hello", /a notebook in JSON, but found .*a\.ipynb that begins with "hello"/],
    ["lacks nbformat", '{"cells": []}', /but found .*a\.ipynb without "nbformat"/],
    [
      "is no valid notebook",
      notebookText(notebook([{ cell_type: "poem", source: "", metadata: {} }])),
      /a\.ipynb: expected a valid notebook/,
    ],
    [
      "asks for an unknown kernel",
      notebookText(notebook([], { kernelspec: { name: "fortran", display_name: "F" } })),
      /a\.ipynb: expected a known kernel \(.*\), but found "fortran"\. Run/,
    ],
  ];
  for (const [name, text, message] of bad) {
    it(`fails a notebook that ${name} in one clear line`, async () => {
      const path = join(folder, "a.ipynb");
      writeFileSync(path, text);
      const { lines, result } = await run(path);
      expect(result?.problems.map(({ error }) => error)).to.have.length(1);
      expect(result?.problems[0]?.error).to.match(message).and.not.to.contain("\n");
      expect(lines[0]).to.match(/^FAIL {2}a {2}/);
    });
  }

  it("writes normalised outputs, the same bytes when done again", async () => {
    const path = join(folder, "good.ipynb");
    copyFileSync(GOOD, path);
    expect((await run(path, { preset: "workshop", write: true })).result?.problems).to.deep.equal([]);
    const once = readFileSync(path, "utf8");
    expect(once).to.contain("application/vnd.latent-sky.claims+json").and.to.contain("(varies from run to run");
    expect(notebookText(normaliseNotebook(readNotebook(path)))).to.equal(once);
    expect((await run(path, { preset: "workshop", write: true })).result?.problems).to.deep.equal([]);
    expect(readFileSync(path, "utf8")).to.equal(once);
  });

  it("stops a notebook at its limit", async () => {
    const path = join(folder, "endless.ipynb");
    endless(path, join(folder, "pids"), AWAITING);
    const { result } = await run(path, { limit: 5 });
    expect(result?.problems.map(({ cell, error }) => [cell, error])).to.deep.equal([
      [2, "reached the notebook's limit of 5 s, and was interrupted"],
    ]);
  });

  for (const [name, work] of [
    ["an awaiting", AWAITING],
    ["a busy", BUSY],
  ] as const) {
    it(`leaves no process behind when it is killed during ${name} cell`, async () => {
      const { child, gone } = await startEndless(work);
      child.kill("SIGKILL");
      await until("kernel and client are gone", gone, 5);
    });
  }

  it("ends in good order on SIGTERM: says so, keeps what ran, unlocks, leaves no process", async () => {
    const { child, output, gone } = await startEndless(AWAITING);
    child.kill("SIGTERM");
    const [code] = (await once(child, "close")) as [number];
    expect(code).to.equal(143);
    expect(output())
      .to.match(/SIGTERM: stopping the running notebook/)
      .and.to.match(/cell 2: .*\n +stopped/);
    await until("kernel and client are gone", gone, 3);
    const results = JSON.parse(readFileSync(join(folder, "smoke", "results.json"), "utf8")) as RunResults;
    expect(results.interrupted).to.equal(true);
    expect(results.notebooks[0]?.cells.map(({ status }) => status)).to.deep.equal(["ok", "stopped"]);
    expect(existsSync(join(folder, "smoke", ".lock"))).to.equal(false);
  });

  it("lets a second run on the same folder know who holds it", async () => {
    const { child, gone } = await startEndless(AWAITING);
    const second = start(GOOD);
    const [code] = (await once(second.child, "close")) as [number];
    expect(code).to.equal(1);
    expect(second.output()).to.match(
      new RegExp(`latent-sky: expected an output folder .*smoke in use by process ${child.pid}\\. .*--out`),
    );
    child.kill("SIGKILL");
    await until("kernel and client are gone", gone, 5);
    const third = await run(GOOD);
    expect(third.result?.ok, "the lock of a killed run is broken").to.equal(true);
  });

  it("keeps the old files and says so when the disk is full", async function () {
    if (process.platform === "win32") {
      console.log("      skipped: needs a shell with ulimit");
      this.skip();
    }
    mkdirSync(join(folder, "smoke"));
    for (const name of ["good.ipynb", "results.json"]) writeFileSync(join(folder, "smoke", name), "old");
    const { child, output } = start(GOOD, "ulimit -f 1");
    const [code] = (await once(child, "close")) as [number];
    expect(code).to.equal(1);
    expect(output()).to.match(/expected to write .*good\.ipynb, but found EFBIG.*What was there before is unchanged/s);
    expect(readFileSync(join(folder, "smoke", "good.ipynb"), "utf8")).to.equal("old");
    expect(readFileSync(join(folder, "smoke", "results.json"), "utf8")).to.equal("old");
  });
});
