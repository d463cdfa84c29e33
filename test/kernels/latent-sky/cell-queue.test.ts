import { expect } from "chai";
import { cell, KernelClient, statusOf, textOf, tracebackOf, type Result } from "../kernel-client";

describe("kernel: queue of cells", function () {
  this.timeout(30_000);
  let client: KernelClient;

  before(() => {
    client = new KernelClient();
    return client.start();
  });
  after(() => client.close());

  it("puts the output of twenty cells sent at once under its own cell, late output too", async () => {
    const cells = Array.from(
      { length: 20 },
      (_, index) =>
        `setTimeout(() => console.log("late ${index}"), 25);
         console.log("start ${index}");
         await new Promise((r) => setTimeout(r, ${index % 3})); console.log("end ${index}");
         (globalThis as any)[Symbol.for("latent-sky.kernel")].display({ "text/plain": "figure ${index}" });`,
    );
    const { results, messages } = await client.runCells(cells);
    const late = await client.listen(0.3);
    const counts = results.map(({ reply }) => Number(reply?.content["execution_count"]));
    results.forEach(({ id, messages: own, reply }, index) => {
      expect(reply?.content["status"]).to.equal("ok");
      const printed = textOf([...messages, ...late].filter(({ parent }) => parent === id));
      expect(printed.split("\n").sort()).to.deep.equal(["", `end ${index}`, `late ${index}`, `start ${index}`]);
      const shown = own.filter(({ type }) => type === "display_data").map(({ content }) => content["data"]);
      expect(shown).to.deep.equal([{ "text/plain": `figure ${index}` }]);
      expect(counts[index]).to.equal(Number(counts[0]) + index);
    });
  });

  it("sends busy, the input, the output and idle in this order", async () => {
    const { messages } = await client.runCell("console.log(1)");
    expect(messages.map(({ type, content }) => content["execution_state"] ?? type)).to.deep.equal([
      "busy",
      "execute_input",
      "stream",
      "idle",
    ]);
  });

  it("aborts what was sent before an error was known, and runs what is sent after it", async () => {
    const { results } = await client.runCells([
      `throw new Error("boom");`,
      `console.log("never");`,
      `console.log("never");`,
    ]);
    expect(results.map(statusOf)).to.deep.equal(["error", "aborted", "aborted"]);
    expect(
      results
        .flatMap(({ messages }) => messages)
        .map(textOfOne)
        .join(""),
    ).to.equal("");
    expect(textOf((await client.runCell(`console.log("after")`)).messages)).to.equal("after\n");
  });

  it("does the same for a TypeScript error", async () => {
    const { results } = await client.runCells([`const n: number = "x";`, `console.log("never");`]);
    expect(results.map(statusOf)).to.deep.equal(["error", "aborted"]);
    expect(textOf((await client.runCell(`console.log("after")`)).messages)).to.equal("after\n");
  });

  it("goes on after an error with stop_on_error false", async () => {
    const { results } = await client.run([
      cell(`throw new Error("boom");`, { stop_on_error: false }),
      cell(`console.log("next");`),
    ]);
    expect(results.map(statusOf)).to.deep.equal(["error", "ok"]);
    expect(textOf(results[1]?.messages ?? [])).to.equal("next\n");
  });

  it("runs a silent cell without a number or an input", async () => {
    const before = await client.runCell("1");
    const { results } = await client.run([cell("2", { silent: true })]);
    const after = await client.runCell("3");
    expect(results[0]?.messages.map(({ type }) => type)).to.not.include("execute_input");
    expect(Number(after.reply?.content["execution_count"]) - Number(before.reply?.content["execution_count"])).to.equal(
      1,
    );
  });

  it("reports a rejection that nobody waits for under its cell, in the reply, and lives on", async () => {
    const result = await client.runCell(
      `const floating = Promise.reject(new Error("floating"));\nconsole.log("done");`,
    );
    expect(statusOf(result)).to.equal("ok");
    expect(textOf(result.messages, "stderr")).to.match(
      /^UnhandledPromiseRejection: Error: floating\ncell \[\d+\], line 1:/,
    );
    expect(unhandledOf(result)).to.have.lengthOf(1);
    const next = await client.runCell(`console.log("alive")`);
    expect(textOf(next.messages)).to.equal("alive\n");
    expect(unhandledOf(next)).to.deep.equal([]);
  });

  it("reports late faults under the cell that caused them and to the one at work", async () => {
    const { results, messages } = await client.runCells([
      `setTimeout(() => { throw new TypeError("late"); }, 60); void 0;`,
      `await new Promise((r) => setTimeout(r, 200));`,
    ]);
    const [cause, witness] = results;
    const causes = messages.filter(({ parent }) => parent === cause?.id);
    expect(textOf(causes, "stderr")).to.match(/^UncaughtException: TypeError: late\ncell \[\d+\], line 1:/);
    expect(textOf(witness?.messages ?? [], "stderr")).to.match(/\(caused by cell \[\d+\]\)\n$/);
    expect(unhandledOf(witness)).to.have.lengthOf(1);
    expect(statusOf(witness)).to.equal("ok");
  });

  it("shows a fault in full: what a traceback has, its report has", async () => {
    const thrown = await client.runCell(`throw new Error("same");`);
    const floating = await client.runCell(`Promise.reject(new Error("same")); void 0;`);
    const withoutNumbers = (text: string): string => text.replace(/\d+/g, "n").split("\n")[0] ?? "";
    expect(withoutNumbers(textOf(floating.messages, "stderr"))).to.equal(
      `UnhandledPromiseRejection: ${withoutNumbers(tracebackOf(thrown))}`,
    );
  });
});

function textOfOne(message: Result["messages"][number]): string {
  return textOf([message]);
}

function unhandledOf(result: Result | undefined): unknown {
  return (result?.reply?.metadata["latent-sky"] as { unhandled?: unknown } | undefined)?.unhandled;
}
