import { expect } from "chai";
import { goneAfter, KernelClient, secondsAfterStop, textOf, type ClientOptions } from "../kernel-client";

describe("kernel: life and death", function () {
  this.timeout(30_000);

  async function withClient(
    options: ClientOptions,
    work: (client: KernelClient, pid: number) => Promise<void>,
  ): Promise<void> {
    const client = new KernelClient(options);
    try {
      const { pid } = await client.start();
      await work(client, pid);
    } finally {
      await client.close();
    }
  }

  const deaths: readonly (readonly [string, string])[] = [
    ["idle", ""],
    ["in an awaited loop", `while (true) await new Promise((resolve) => setTimeout(resolve, 10));`],
    ["in a synchronous loop", `await 0; while (true) {}`],
  ];
  for (const [state, code] of deaths) {
    it(`ends within 3 s of its client's SIGKILL, ${state}`, () =>
      withClient({}, async (client, pid) => {
        await client.runCell("1");
        if (code !== "") client.post({ do: "run", requests: [{ type: "execute_request", content: { code } }] });
        await new Promise((resolve) => setTimeout(resolve, 300));
        client.kill();
        expect(await goneAfter(pid, 3)).to.be.below(3);
      }));
  }

  it("ends on SIGTERM, also in a synchronous loop", () =>
    withClient({}, async (client, pid) => {
      await client.runCell("1");
      client.post({
        do: "run",
        requests: [{ type: "execute_request", content: { code: "while (true) {}" } }],
        timeout: 1,
      });
      await new Promise((resolve) => setTimeout(resolve, 500));
      process.kill(pid, "SIGTERM");
      expect(await goneAfter(pid, 3)).to.be.below(1);
    }));

  it("leaves loops before the first await to Node's own watch without --expose-internals", () =>
    withClient({ nodeFlags: [] }, async (client) => {
      for (let round = 0; round < 2; round++) {
        const result = await client.runCell(`console.log("started"); while (true) {}`, {
          interrupt_on: "started",
          timeout: 8,
        });
        expect(result.reply?.content).to.include({ status: "error", ename: "Interrupted" });
        expect(secondsAfterStop(result)).to.be.below(1);
      }
      expect(textOf((await client.runCell("console.log(1)")).messages)).to.equal("1\n");
    }));
});
