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

  /** stops before its first step, as a simulation of regions does: by the signal's reason */
  const simulating: Record<string, Training> = {
    linear: {
      about: "simulates first",
      async run({ hooks: { signal } }) {
        process.emit("SIGTERM", "SIGTERM");
        signal.throwIfAborted();
        throw new Error("not stopped");
      },
    },
  };

  it("stops while regions are simulated, saying what is kept and what to do", async () => {
    expect(await run(simulating)).to.equal(143);
    expect(lines).to.deep.equal([
      "linear: SIGTERM: stopping …",
      "linear: stopped while simulating; what is made is kept, run the same command again",
    ]);
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("says that it stops after a step only once there are steps, and passes errors on that are not the signal's", async () => {
    await run(linear(23));
    expect(lines).to.include("linear: SIGINT: stopping after this step …");
    const broken: Training = {
      about: "breaks",
      run: async () => {
        process.emit("SIGINT", "SIGINT");
        throw new UserError({ expected: "room", found: "none", remedy: "Make room." });
      },
    };
    expect(await failure(trainCommand(["linear", "--folder", join(folder, "other")], { linear: broken }, line)))
      .to.have.property("message").that.includes("Make room.");
  });

  it("refuses to resume where there is nothing", async () => {
    for (const nothing of [folder, join(folder, "typo")]) {
      const error = await failure(trainCommand(["linear", "--folder", nothing, "--resume"], linear(), line));
      expect(error).to.be.instanceOf(UserError);
      expect(error).to.have.property("message").that.includes(`nothing to resume in ${JSON.stringify(nothing)}`);
    }
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("says when a run has more steps than it is asked for", async () => {
    await run(linear(), "--steps", "12");
    expect(await run(linear(), "--resume", "--steps", "5")).to.equal(0);
    expect(lines.at(-1)).to.include("nothing left to do: it already has 12 steps, more than --steps 5");
  });

  it("tells that a damaged state is passed over before it goes on", async () => {
    await run(linear(23));
    writeFileSync(join(folder, "state-000000030.ckpt"), "half");
    lines = [];
    await run(linear(), "--resume");
    expect(lines).to.have.length(2);
    expect(lines[0]).to.include(`passed over the damaged state ${join(folder, "state-000000030.ckpt")}; going on from step 23`);
    expect(lines[1]).to.include("finished after 60 steps");
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
