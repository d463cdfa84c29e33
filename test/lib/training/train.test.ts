import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { OptionError, UserError } from "../../../src/lib/errors";
import { packageRoot, writeFileAtomic } from "../../../src/lib/files";
import { train, TrainingError, type LogEntry, type TrainOptions, type TrainProgress } from "../../../src/lib/training";
import { lossCurve } from "../../../src/widgets";
import { linearModel, variable } from "./linear-model";

async function rejection(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error("expected a rejection");
}

const spin = (milliseconds: number) => {
  for (const end = performance.now() + milliseconds; performance.now() < end;);
};

/** A step that takes some time and changes nothing. */
const slowStep = (milliseconds: number): Pick<TrainOptions, "step" | "state" | "batch"> => ({
  step: { run: () => (spin(milliseconds), { loss: Float32Array.of(1) }) },
  state: [variable("weights", [1])],
  batch: () => ({}),
});

describe("train", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "latent-sky-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("learns a linear law, with a history that lossCurve draws as it is", async () => {
    const model = linearModel();
    const result = await train({ ...model.options, steps: 400 });
    expect(result).to.include({ status: "finished", steps: 400, resumedFrom: 0 });
    expect(model.weights[0]).to.be.closeTo(0.7, 0.05);
    expect(model.weights[1]).to.be.closeTo(-1.3, 0.05);
    expect(result.history.steps).to.deep.equal(Array.from({ length: 400 }, (_, index) => index + 1));
    expect(result.history.epochs).to.have.length(80);
    expect(lossCurve(result.history.losses, { steps: result.history.steps }).caption).to.include("loss, size");
  });

  const scored = (model: ReturnType<typeof linearModel>): Partial<TrainOptions> => ({
    onEpoch: ({ earlier }) => ({ first: model.weights[0] ?? NaN, earlier: earlier.length }),
    logSteps: 4,
  });

  for (const cut of [1, 4, 5, 7, 20, 33, 59]) {
    it(`gives the same weights and history, bit for bit, stopped after ${cut} of 60 steps and resumed`, async () => {
      const whole = linearModel();
      const expected = await train({ ...whole.options, ...scored(whole), steps: 60 });
      const controller = new AbortController();
      const first = linearModel({ onStep: (calls) => void (calls === cut && controller.abort()) });
      const checkpoint = { folder, everySteps: 7 };
      const part = await train({
        ...first.options,
        ...scored(first),
        steps: 60,
        checkpoint,
        signal: controller.signal,
      });
      expect(part).to.include({ status: "interrupted", steps: cut });
      const second = linearModel();
      const resumed = { ...checkpoint, resume: true };
      const rest = await train({ ...second.options, ...scored(second), steps: 60, checkpoint: resumed });
      expect(rest).to.include({ status: "finished", steps: 60, resumedFrom: cut });
      expect([...second.weights]).to.deep.equal([...whole.weights]);
      expect(rest.history).to.deep.equal(expected.history);
    });
  }

  it("gives the same after SIGKILL at any moment", async () => {
    const whole = linearModel();
    const expected = await train({ ...whole.options, steps: 900 });
    const script = join(__dirname, "kill-target.ts");
    for (const delay of [30, 60]) {
      const child = spawn(process.execPath, ["-r", "tsx/cjs", script, folder], {
        cwd: packageRoot(),
        stdio: ["ignore", "pipe", "inherit"],
      });
      const ended = once(child, "exit");
      await once(child.stdout, "data");
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill("SIGKILL");
      await ended;
    }
    const model = linearModel();
    const rest = await train({ ...model.options, steps: 900, checkpoint: { folder, everySteps: 3, resume: true } });
    expect(rest.resumedFrom).to.be.within(3, 897);
    expect([...model.weights]).to.deep.equal([...whole.weights]);
    expect(rest.history).to.deep.equal(expected.history);
  });

  it("goes on from a finished run to more steps, and does nothing when there are none left", async () => {
    const whole = linearModel();
    const expected = await train({ ...whole.options, steps: 33 });
    const checkpoint = { folder, resume: true };
    await train({ ...linearModel().options, steps: 12, checkpoint });
    const more = linearModel();
    expect((await train({ ...more.options, steps: 33, checkpoint })).history).to.deep.equal(expected.history);
    expect([...more.weights]).to.deep.equal([...whole.weights]);
    const again = linearModel({ onStep: () => expect.fail("no step is left") });
    expect(await train({ ...again.options, steps: 33, checkpoint })).to.include({ status: "finished", steps: 33 });
    expect([...again.weights]).to.deep.equal([...whole.weights]);
  });

  it("stops within one step of an abort, and of SIGINT", async () => {
    const before = process.listenerCount("SIGINT");
    for (const stop of [(controller: AbortController) => controller.abort(), () => process.emit("SIGINT", "SIGINT")]) {
      const controller = new AbortController();
      let asked = false;
      let after = 0;
      setTimeout(() => ((asked = true), stop(controller)), 100);
      const slow = slowStep(60);
      const step = { run: () => ((after += asked ? 1 : 0), slow.step.run({})) };
      const result = await train({ ...slow, step, steps: 1000, signal: controller.signal });
      expect(after).to.be.at.most(1);
      expect(result.status).to.equal("interrupted");
      expect(result.history.losses.loss).to.have.length(result.steps);
    }
    expect(process.listenerCount("SIGINT")).to.equal(before);
  });

  it("gives the event loop its turn when 50 ms have passed", async () => {
    let sinceTurn = 0;
    let most = 0;
    const timer = setInterval(() => (sinceTurn = 0), 1);
    const slow = slowStep(3);
    const step = { run: () => ((most = Math.max(most, ++sinceTurn)), slow.step.run({})) };
    await train({ ...slow, step, steps: 120 });
    clearInterval(timer);
    // 17 steps of 3 ms take 51 ms
    expect(most).to.be.at.most(18);
  });

  it("stops at a loss that is NaN or infinite, and names step, loss and the last good checkpoint", async () => {
    for (const value of [NaN, -Infinity]) {
      const where = join(folder, String(value));
      const model = linearModel();
      const step = { run: (inputs: Readonly<Record<string, Float32Array>>) => model.options.step.run(inputs) };
      let steps = 0;
      const broken: TrainOptions["step"] = {
        run: (inputs) => ({ ...step.run(inputs), generator: Float32Array.of(++steps === 23 ? value : 1) }),
      };
      const options = { ...model.options, step: broken, steps: 60, checkpoint: { folder: where, everySteps: 10 } };
      const error = await rejection(train(options));
      expect(error).to.be.instanceOf(TrainingError).and.include({ step: 23, output: "generator" });
      expect(error.message).to.include(`generator = ${value} at step 23`).and.include("state-000000020.ckpt");
      expect(readdirSync(where).sort()).to.deep.equal(["state-000000010.ckpt", "state-000000020.ckpt"]);
    }
  });

  it("never writes a checkpoint whose weights are not finite", async () => {
    const model = linearModel({ onStep: (calls) => void (calls === 13 && (extra.values[0] = NaN)) });
    const extra = variable("running-mean", [0]);
    const state = [...model.options.state, extra];
    const options = { ...model.options, state, steps: 60, checkpoint: { folder, everySteps: 5 } };
    const error = await rejection(train(options));
    expect(error).to.be.instanceOf(TrainingError).and.include({ step: 15, output: "running-mean[0]" });
    expect(readdirSync(folder).sort()).to.deep.equal(["state-000000005.ckpt", "state-000000010.ckpt"]);
  });

  it("keeps the work when a callback throws: the run resumes as if it had not", async () => {
    const whole = linearModel();
    const expected = await train({ ...whole.options, ...scored(whole), steps: 60 });
    const fail = (): never => {
      throw new Error("no paper in the printer");
    };
    const callbacks: readonly Partial<TrainOptions>[] = [
      { onLog: ({ step }: LogEntry) => void (step >= 20 && fail()) },
      { onEpoch: ({ epoch }) => (epoch === 4 ? fail() : undefined) },
      { onProgress: fail },
    ];
    for (const [index, callback] of callbacks.entries()) {
      const checkpoint = { folder: join(folder, `${index}`), resume: true };
      const first = linearModel();
      const base = { ...first.options, ...scored(first), steps: 20, checkpoint };
      const keepScores = "onEpoch" in callback ? { onEpoch: scoredUntil(first, fail) } : callback;
      expect((await rejection(train({ ...base, ...keepScores }))).message).to.equal("no paper in the printer");
      const second = linearModel();
      const rest = await train({ ...second.options, ...scored(second), steps: 60, checkpoint });
      expect(rest.resumedFrom).to.equal(20);
      expect(rest.history).to.deep.equal(expected.history);
    }
  });

  const scoredUntil =
    (model: ReturnType<typeof linearModel>, fail: () => never): TrainOptions["onEpoch"] =>
    ({ epoch, earlier }) =>
      epoch === 4 ? fail() : { first: model.weights[0] ?? NaN, earlier: earlier.length };

  it("passes over a damaged newest state, keeps it aside, and says so", async () => {
    const checkpoint = { folder, everySteps: 10 };
    await train({ ...linearModel().options, steps: 30, checkpoint });
    const newest = join(folder, "state-000000030.ckpt");
    writeFileSync(newest, readFileSync(newest).subarray(0, 500));
    const whole = linearModel();
    await train({ ...whole.options, steps: 40 });
    const model = linearModel();
    const result = await train({ ...model.options, steps: 40, checkpoint: { ...checkpoint, resume: true } });
    expect(result.resumedFrom).to.equal(20);
    expect(result.notes.join()).to.include("passed over").and.include("state-000000030.ckpt");
    expect([...model.weights]).to.deep.equal([...whole.weights]);
    expect(readdirSync(folder)).to.include("state-000000030.ckpt.damaged");
  });

  it("refuses a folder with states unless it resumes, and another set-up when it does", async () => {
    const model = linearModel().options;
    const options = { ...model, steps: 10, config: { learningRate: 0.05 }, checkpoint: { folder, resume: true } };
    await train(options);
    const fresh = await rejection(train({ ...options, checkpoint: { folder } }));
    expect(fresh).to.be.instanceOf(UserError);
    expect(fresh.message).to.include("at step 10").and.include("--resume");
    const rate = await rejection(train({ ...options, config: { learningRate: 0.1 } }));
    expect(rate.message).to.include("learningRate: 0.05").and.include("found 0.1");
    const other = await rejection(train({ ...options, state: [variable("weights", [0, 0]), ...model.state.slice(1)] }));
    expect(other.message).to.include("weights [3]").and.include("weights [2]");
  });

  it("says what is wrong when the disk is full; the states before stay", async () => {
    let writes = 0;
    const write = (path: string, content: Uint8Array) => {
      if (++writes > 2) throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
      writeFileAtomic(path, content);
    };
    const error = await rejection(
      train({ ...linearModel().options, steps: 60, checkpoint: { folder, everySteps: 10, write } }),
    );
    expect(error).to.be.instanceOf(UserError);
    expect(error.message).to.include("ENOSPC").and.include("state-000000030.ckpt");
    expect(readdirSync(folder).sort()).to.deep.equal(["state-000000010.ckpt", "state-000000020.ckpt"]);
  });

  it("reports progress while it runs and once at the end", async () => {
    const seen: TrainProgress[] = [];
    await train({ ...slowStep(5), steps: 40, epochSteps: 16, onProgress: (progress) => seen.push(progress) });
    expect(seen.length).to.be.at.least(3);
    expect(seen.at(-1)).to.deep.include({ step: 40, steps: 40, epoch: 3, losses: { loss: 1 }, remainingSeconds: 0 });
    const [, second] = seen;
    if (second === undefined) throw new Error("no second report");
    expect(second.stepsPerSecond).to.be.within(1, 200);
    expect(second.remainingSeconds).to.be.closeTo((40 - second.step) / second.stepsPerSecond, 1e-12);
  });

  it("keeps memory flat over thousands of steps", async () => {
    const { gc } = globalThis as { gc?: () => void };
    const settle = () => (gc?.(), process.memoryUsage().heapUsed);
    const used: number[] = [];
    const onEpoch = () => void used.push(settle());
    await train({ ...linearModel().options, steps: 12_000, epochSteps: 2000, onEpoch });
    expect((used.at(-1) ?? 0) - (used[0] ?? 0)).to.be.below(gc === undefined ? 40e6 : 1e6);
  });

  it("refuses counts that are none, names used twice and losses that are not returned", async () => {
    const model = linearModel().options;
    for (const bad of [{ steps: -1 }, { steps: 1.5 }, { steps: 5, epochSteps: 0 }, { steps: 5, logSteps: 0 }]) {
      expect(await rejection(train({ ...model, ...bad }))).to.be.instanceOf(OptionError);
    }
    const twice = await rejection(train({ ...model, state: [variable("w", [1]), variable("w", [2])], steps: 3 }));
    expect(twice.message).to.include('"w" twice');
    const missing = await rejection(train({ ...model, losses: ["discriminator"], steps: 3 }));
    expect(missing.message).to.include('"discriminator"').and.include("loss, size");
  });
});
