import { expect } from "chai";
import { Runs, STOPPED, type Run } from "../../../kernels/latent-sky/runs";
import { fakeRun } from "../fake-run";

const turn = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe("kernel: Runs", () => {
  it("tells whose code it is, in callbacks and after the run ended", async () => {
    const runs = new Runs();
    const [first, second] = [fakeRun("1"), fakeRun("2")];
    let late: Run | undefined;
    await runs.execute(first, async () => {
      setTimeout(() => (late = runs.current), 10);
      await turn(1);
      expect(runs.current).to.equal(first);
    });
    await runs.execute(second, () => turn(20));
    expect(late).to.equal(first);
    expect(runs.own).to.equal(undefined);
    expect(runs.current, "outside, the latest").to.equal(second);
  });

  it("passes values and rejections on", async () => {
    const runs = new Runs();
    expect(await runs.execute(fakeRun("1"), () => 7)).to.equal(7);
    const failure = await runs
      .execute(fakeRun("2"), () => Promise.reject(new Error("no")))
      .catch((error: Error) => error.message);
    expect(failure).to.equal("no");
  });

  it("stops waiting for a run that is cut off", async () => {
    const runs = new Runs();
    const run = fakeRun("1");
    setTimeout(() => run.cutOff(), 5);
    expect(await runs.execute(run, () => new Promise(() => {}))).to.equal(STOPPED);
    expect(run.ended).to.equal(true);
  });

  it("aborts what is active, and what ended only when nothing is", async () => {
    const runs = new Runs();
    const [ended, active] = [fakeRun("1"), fakeRun("2")];
    await runs.execute(ended, () => 0);
    const work = runs.execute(active, () => turn(5));
    expect(runs.abort()).to.deep.equal([active]);
    expect(ended.controller.signal.aborted).to.equal(false);
    await work;
    expect(runs.abort()).to.deep.equal([ended]);
    expect(runs.abort()).to.deep.equal([]);
  });
});
