import { expect } from "chai";
import { KernelClient, statusOf, textOf } from "../kernel-client";

describe("kernel: shorthand properties of names of earlier cells", function () {
  this.timeout(20_000);
  let client: KernelClient;

  before(async () => {
    client = new KernelClient();
    await client.start({ cwd: "/" });
    const declared = await client.runCell(
      [
        'import { join } from "node:path";',
        "const depth = 3;",
        'const form: "code" | "text" = "text";',
        "let counted = 1;",
        "function half(x: number) { return x / 2; }",
      ].join("\n"),
    );
    expect(statusOf(declared)).to.equal("ok");
  });
  after(() => client.close());

  const printed = async (code: string) => {
    const result = await client.runCell(code);
    expect(statusOf(result), textOf(result.messages)).to.equal("ok");
    return textOf(result.messages).trim();
  };

  it("reads variables, functions and imports, at the top and within functions", async () => {
    const code = [
      "function inner() { const own = 7; return { depth, form, own, nested: [{ counted }] }; }",
      "console.log(JSON.stringify([{ depth }, inner(), Object.keys({ join, half })]));",
    ].join("\n");
    expect(await printed(code)).to.equal(
      '[{"depth":3},{"depth":3,"form":"text","own":7,"nested":[{"counted":1}]},["join","half"]]',
    );
  });

  it("assigns to a variable by a pattern, with and without a default", async () => {
    await printed("({ counted } = { counted: 5 });");
    expect(await printed("console.log(counted);")).to.equal("5");
    await printed("({ counted = depth } = {} as { counted?: number });");
    expect(await printed("console.log(counted);")).to.equal("3");
  });

  it("leaves names of the cell itself and parameters alone", async () => {
    const code = "const made = ((depth: number) => ({ depth }))(9); const late = 4; console.log(JSON.stringify({ made, late }));";
    expect(await printed(code)).to.equal('{"made":{"depth":9},"late":4}');
  });
});
