import { expect } from "chai";
import { KernelClient, secondsAfterStop, statusOf, textOf, tracebackOf } from "../kernel-client";

const STOPPED = { status: "error", ename: "Interrupted", evalue: "the cell was stopped" };
const CUT_OFF = {
  status: "error",
  ename: "Interrupted",
  evalue:
    "the cell was cut off; an awaited loop in it may go on: listen to cellSignal() in the loop, or restart the kernel",
};
const BRIDGE = `(globalThis as any)[Symbol.for("latent-sky.kernel")]`;

describe("kernel: stop button", function () {
  this.timeout(30_000);
  let client: KernelClient;

  before(() => {
    client = new KernelClient();
    return client.start({ env: { LATENT_SKY_GRACE_MS: "800" } });
  });
  after(() => client.close());

  it("lets a loop that listens end by itself, with its variables, within a second", async () => {
    const answer = await client.runCells(
      [
        `const signal = ${BRIDGE}.signal; let steps = 0; console.log("started");
         while (!signal.aborted) { steps += 1; await new Promise((resolve) => setTimeout(resolve, 10)); }
         console.log("stopped by itself");`,
        `console.log("queued");`,
      ],
      { interrupt_on: "started" },
    );
    const [stopped, queued] = answer.results;
    if (stopped === undefined) throw new Error("no result");
    expect(statusOf(stopped)).to.equal("ok");
    expect(textOf(stopped.messages)).to.contain("stopped by itself");
    expect(secondsAfterStop(stopped)).to.be.below(1);
    expect(statusOf(queued), "stop also drops what is queued").to.equal("aborted");
    expect(textOf((await client.runCell("console.log(steps > 0)")).messages)).to.equal("true\n");
  });

  it("cuts an awaited loop that does not listen off after the grace time", async () => {
    const result = await client.runCell(
      `console.log("started");
       while (true) { await new Promise((resolve) => setTimeout(resolve, 10)); if (${BRIDGE}.gone) break; }`,
      { interrupt_on: "started" },
    );
    expect(result.reply?.content).to.include(CUT_OFF);
    expect(secondsAfterStop(result)).to.be.within(0.7, 2.5);
    expect(statusOf(await client.runCell(`${BRIDGE}.gone = true`))).to.equal("ok");
  });

  it("cuts off at once when pressed again", async () => {
    const code = "await new Promise((resolve) => setTimeout(resolve, 5000))";
    const result = await client.runCell(code, { interrupts: [0.2, 0.4] });
    expect(result.reply?.content).to.include(CUT_OFF);
    expect(Number(result.reply?.seconds)).to.be.below(0.8);
  });

  it("calls an abort that the cell threw an interruption", async () => {
    const result = await client.runCell(
      `console.log("started");
       while (true) { await new Promise((resolve) => setTimeout(resolve, 10)); ${BRIDGE}.signal.throwIfAborted(); }`,
      { interrupt_on: "started" },
    );
    expect(result.reply?.content).to.include(STOPPED);
    expect(secondsAfterStop(result)).to.be.below(0.7);
  });

  it("stops a synchronous loop before any await", async () => {
    const result = await client.runCell(`console.log("started"); while (true) {}`, {
      interrupt_on: "started",
      timeout: 8,
    });
    expect(result.reply?.content).to.include(STOPPED);
    expect(textOf((await client.runCell("console.log(6 * 7)")).messages)).to.equal("42\n");
  });

  it("stops a synchronous loop after an await, and stays whole", async () => {
    for (let round = 0; round < 3; round++) {
      const result = await client.runCell(
        `await new Promise((resolve) => setTimeout(resolve, 5)); console.log("started"); for (;;) {}`,
        { interrupt_on: "started", timeout: 8 },
      );
      expect(result.reply?.content).to.include(STOPPED);
    }
    const after = await client.runCell(
      `await new Promise((resolve) => setTimeout(resolve, 5)); setImmediate(() => {}); console.log("whole")`,
    );
    expect(textOf(after.messages)).to.equal("whole\n");
  });

  it("does the same for an interrupt_request on the control channel", async () => {
    const request = { type: "interrupt_request", content: {}, channel: "control" } as const;
    const [code, control] = [
      { type: "execute_request", content: { code: "await new Promise((resolve) => setTimeout(resolve, 20000))" } },
      request,
    ];
    const { results } = await client.run([code, control], { timeout: 10 });
    expect(statusOf(results[1])).to.equal("ok");
    expect(results[0]?.reply?.content).to.include(CUT_OFF);
    expect(tracebackOf(results[0] ?? { id: "", reply: null, messages: [] })).to.equal(
      `Interrupted: ${CUT_OFF.evalue}`,
    );
  });

  it("ignores a stop when nothing runs", async () => {
    await client.signal("SIGINT");
    await client.signal("SIGINT");
    expect(textOf((await client.runCell("console.log('here')")).messages)).to.equal("here\n");
  });
});
