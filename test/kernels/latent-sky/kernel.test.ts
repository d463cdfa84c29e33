import { expect } from "chai";
import { goneAfter, KernelClient, statusOf, textOf } from "../kernel-client";

describe("kernel: start, output, restart, end", function () {
  this.timeout(40_000);
  let client: KernelClient;
  let pid = 0;

  before(async () => {
    client = new KernelClient();
    const started = await client.start();
    pid = started.pid;
    const first = await client.runCell("1 + 1");
    console.log(
      `      first reply after ${started.seconds.toFixed(2)} s, first cell ${first.reply?.seconds.toFixed(2)} s later`,
    );
    expect(started.info).to.deep.include({ status: "ok", implementation: "latent-sky", protocol_version: "5.3" });
    expect(started.info["language_info"]).to.include({
      name: "typescript",
      file_extension: ".ts",
      mimetype: "text/typescript",
      codemirror_mode: "typescript",
      nbconvert_exporter: "script",
    });
  });
  after(() => client.close());

  it("delivers 10 MB of output whole and in order", async () => {
    const result = await client.runCell(
      `for (let i = 0; i < 100000; i++) console.log(String(i).padStart(8, "0") + "x".repeat(91)); await 0; void 0;`,
    );
    const lines = textOf(result.messages).trimEnd().split("\n");
    expect(textOf(result.messages).length).to.equal(10_000_000);
    expect(lines).to.have.lengthOf(100_000);
    expect(lines.every((line, index) => Number(line.slice(0, 8)) === index)).to.equal(true);
    expect(result.messages.length).to.be.below(1000);
  });

  it("delivers 10 MB in one piece", async () => {
    const result = await client.runCell(`process.stdout.write("ä".repeat(5_000_000)); void 0;`);
    expect(Buffer.byteLength(textOf(result.messages))).to.equal(10_000_000);
  });

  it("keeps the order of stdout, stderr and figures", async () => {
    const { messages } = await client.runCell(
      `const { display } = (globalThis as any)[Symbol.for("latent-sky.kernel")];
       console.log("a"); console.log("b"); console.error("c");
       display({ "text/plain": "d" }, { id: "one", metadata: { k: 1 } });
       console.log("e"); display({ "text/plain": "f" }, { id: "one", update: true });
       process.stderr.write(Buffer.from("g")); void 0;`,
    );
    const told = messages
      .filter(({ type }) => /stream|display/.test(type))
      .flatMap<unknown>(({ type, content }) => {
        const { text, data, transient } = content as {
          text?: string;
          data?: Record<string, string>;
          transient?: object;
        };
        return text === undefined
          ? [[type, data?.["text/plain"], transient]]
          : [...text.trim()].filter((c) => c !== "\n");
      });
    expect(told).to.deep.equal([
      "a",
      "b",
      "c",
      ["display_data", "d", { display_id: "one" }],
      "e",
      ["update_display_data", "f", { display_id: "one" }],
      "g",
    ]);
  });

  it("lets output of a synchronous loop leave before the loop ends", async () => {
    const { messages, reply } = await client.runCell(
      `const end = Date.now() + 400;
       while (Date.now() < end) { console.log("."); const pause = Date.now() + 50; while (Date.now() < pause); }`,
    );
    const first = messages.find(({ type }) => type === "stream");
    expect(Number(reply?.seconds) - Number(first?.seconds)).to.be.above(0.25);
  });

  it("restarts with nothing left of before", async () => {
    await client.runCell("const before = 1; (globalThis as any).kept = 1;");
    const { pid: next } = await client.restart();
    expect(await goneAfter(pid, 1)).to.be.below(1);
    expect(next).to.not.equal(pid);
    const result = await client.runCell("console.log((globalThis as any).kept)");
    expect(textOf(result.messages)).to.equal("undefined\n");
    expect(result.reply?.content["execution_count"]).to.equal(1);
    expect(statusOf(await client.runCell("before;"))).to.equal("error");
    pid = next;
  });

  it("answers a shutdown and ends at once", async () => {
    const { seconds } = await client.shutdown();
    expect(seconds).to.be.below(2);
    expect(await goneAfter(pid, 1)).to.be.below(1);
  });
});
