import { expect } from "chai";
import { KernelClient, textOf } from "../kernel-client";

describe("kernel: channels", function () {
  this.timeout(30_000);
  let client: KernelClient;

  before(() => {
    client = new KernelClient();
    return client.start();
  });
  after(() => client.close());

  const execute = { code: "(globalThis as any).intruded = true; console.log('intruded')", silent: false };
  const attacks: readonly (readonly [string, string, object])[] = [
    ["shell", "execute_request", execute],
    ["control", "shutdown_request", { restart: false }],
    ["control", "execute_request", execute],
    ["stdin", "execute_request", execute],
    ["stdin", "input_reply", { value: "x" }],
  ];
  for (const [channel, type, content] of attacks) {
    for (const how of ["unsigned", "forged", "changed"]) {
      it(`drops a ${type} that is ${how}, on ${channel}`, async () => {
        await client.forge(channel, how, type, content);
        expect(await client.listen(0.05)).to.deep.equal([]);
      });
    }
  }

  it("survives frames that are no message at all, on every channel", async () => {
    for (const channel of ["shell", "control", "stdin"]) {
      for (const how of ["short", "no delimiter", "not json"])
        await client.forge(channel, how, "execute_request", execute);
    }
    expect(await client.listen(0.1)).to.deep.equal([]);
  });

  it("runs a message that is sent twice once", async () => {
    await client.forge("shell", "replayed", "execute_request", { code: "console.log('once')", silent: false });
    const { messages } = await client.runCells(["void 0;"]);
    expect(textOf(messages)).to.equal("once\n");
  });

  it("is unharmed afterwards, ran nothing, and told its terminal", async () => {
    expect(await client.alive()).to.equal(true);
    const result = await client.runCell("console.log((globalThis as any).intruded)");
    expect(textOf(result.messages)).to.equal("undefined\n");
    expect(client.log).to.match(/dropped a message on shell: forged signature/);
    expect(client.log).to.match(/dropped a message on control: unsigned message/);
    expect(client.log).to.match(/dropped a message on stdin: forged signature/);
  });

  it("leaves execute requests on control unanswered even when signed", async () => {
    const { results } = await client.run([{ type: "execute_request", content: execute, channel: "control" }], {
      timeout: 1,
    });
    expect(results[0]?.reply).to.equal(null);
    expect(textOf((await client.runCell("console.log((globalThis as any).intruded)")).messages)).to.equal(
      "undefined\n",
    );
  });
});
