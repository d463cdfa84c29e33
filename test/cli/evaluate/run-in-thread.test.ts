import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { runInThread } from "../../../src/cli/evaluate/run-in-thread";
import { temporaryFolder } from "../../support/folder";

const PARENT = 'const { parentPort } = require("node:worker_threads");';

describe("runInThread", function () {
  this.timeout(30000);
  const folder = temporaryFolder();
  const thread = (name: string, body: string) => {
    writeFileSync(join(folder, `${name}.ts`), `${PARENT}\nparentPort.once("message", (job) => { ${body} });`);
    return join(folder, name);
  };
  const pace = (signal = new AbortController().signal) => ({ signal, say: () => undefined });

  it("gives the answer, and moves what is to be moved", async () => {
    const file = thread("sum", "parentPort.postMessage(job.values.reduce((a, b) => a + b, 0));");
    const values = Float64Array.of(1, 2, 4);
    expect(await runInThread<number>(file, { values }, "sum", pace(), [values.buffer])).to.equal(7);
    expect(values.length).to.equal(0);
  });

  it("throws what the thread throws, and says when it ended without an answer", async () => {
    const messageOf = (made: Promise<unknown>) => made.then(() => "answered", (error: Error) => error.message);
    expect(await messageOf(runInThread(thread("bad", 'throw new Error("no such luck");'), {}, "luck", pace()))).to.include("no such luck");
    expect(await messageOf(runInThread(thread("mute", "process.exit(3);"), {}, "speech", pace()))).to.include("thread of the speech ended with code 3");
  });

  it("ends the thread when it is aborted", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error("enough")), 300);
    const message = await runInThread(thread("slow", "for (;;);"), {}, "wait", pace(controller.signal)).then(() => "answered", (error: Error) => error.message);
    expect(message).to.equal("enough");
  });
});
