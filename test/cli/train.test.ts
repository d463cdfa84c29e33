import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { trainCommand } from "../../src/cli/train";
import type { Training } from "../../src/cli/train/training";
import { UserError } from "../../src/lib/errors";
import { train } from "../../src/lib/training";
import { linearModel } from "../lib/training/linear-model";

describe("trainCommand", () => {
  let folder: string;
  let lines: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "latent-sky-"));
    lines = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const line = () => ({ show: () => undefined, say: (text: string) => void lines.push(text), clear: () => undefined });
  const weights: number[][] = [];

  const linear = (interruptAt?: number): Record<string, Training> => ({
    linear: {
      about: "a linear law",
      async run({ preset, steps = 60, hooks }) {
        const model = linearModel({
          onStep: (calls) => void (calls === interruptAt && process.emit("SIGINT", "SIGINT")),
        });
        const result = await train({ ...model.options, steps, config: { preset }, ...hooks });
        weights.push([...model.weights]);
        return result;
      },
    },
  });
  const run = (known: Record<string, Training>, ...argv: string[]) =>
    trainCommand(["linear", "--folder", folder, "--preset", "smoke", ...argv], known, line);

  it("trains, logs, and leaves no lock", async () => {
    expect(await run(linear())).to.equal(0);
    expect(lines).to.deep.equal([`linear: finished after 60 steps; log in ${join(folder, "log.jsonl")}`]);
    expect(readdirSync(folder).sort()).to.deep.equal(["log.jsonl", "state-000000060.ckpt"]);
    expect(readFileSync(join(folder, "log.jsonl"), "utf8").trim().split("\n")).to.have.length(60 + 12);
  });

  it("stops on SIGINT, says how to go on, and ends as the whole run with --resume", async () => {
    await run(linear());
    const whole = readFileSync(join(folder, "log.jsonl"), "utf8");
    rmSync(folder, { recursive: true });
    expect(await run(linear(23))).to.equal(130);
    expect(lines.at(-1)).to.include(
      `interrupted after 23 steps; go on with npm run train -- linear --preset smoke --folder ${folder} --resume`,
    );
    expect(await run(linear(), "--resume")).to.equal(0);
    expect(lines.at(-1)).to.include("finished after 60 steps (from 23 on in this run)");
    expect(readFileSync(join(folder, "log.jsonl"), "utf8")).to.equal(whole);
    expect(weights.at(-1)).to.deep.equal(weights[0]);
  });

  const failure = async (promise: Promise<unknown>) =>
    promise.then(
      () => expect.fail("no error"),
      (error: unknown) => error,
    );

  it("refuses a folder that has a training, or another process in it", async () => {
    await run(linear(), "--steps", "5");
    expect(await failure(run(linear())))
      .to.be.instanceOf(UserError)
      .with.property("message")
      .that.includes("--resume");
    writeFileSync(join(folder, ".lock"), JSON.stringify({ pid: process.ppid }));
    const held = await failure(run(linear(), "--resume"));
    expect(held).to.be.instanceOf(UserError).with.property("message").that.includes("--folder DIR");
    expect(held).to.have.property("message").that.includes(`in use by process ${process.ppid}`);
  });

  it("gives 2 for a name that is none", async () => {
    const { error } = console;
    const said: string[] = [];
    console.error = (text: string) => void said.push(text);
    try {
      expect(await trainCommand(["toString"], linear(), line)).to.equal(2);
    } finally {
      console.error = error;
    }
    expect(said.join()).to.include('found "toString"').and.include("linear  a linear law");
  });
});
