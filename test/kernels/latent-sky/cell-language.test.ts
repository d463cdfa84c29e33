import { expect } from "chai";
import { KernelClient, statusOf, textOf, tracebackOf } from "../kernel-client";

describe("kernel: cells", function () {
  this.timeout(20_000);
  let client: KernelClient;

  before(() => {
    client = new KernelClient();
    return client.start({ cwd: "/" });
  });
  after(() => client.close());

  it("answers a thrown error with name, message and the line of the cell", async () => {
    const result = await client.runCell(
      `// first\n\nconst depth: number = 3;\nthrow new RangeError("too deep: " + depth);`,
    );
    const error = result.messages.find(({ type }) => type === "error");
    expect(error?.content).to.include({ ename: "RangeError", evalue: "too deep: 3" });
    expect(result.reply?.content).to.deep.include({ status: "error", ...error?.content });
    expect(tracebackOf(result)).to.match(
      /^RangeError: too deep: 3\ncell \[\d+\], line 4:\n> 4 \| throw new RangeError/,
    );
    expect(tracebackOf(result)).to.not.contain("node:");
  });

  it("names the line inside a function of an earlier cell, and the lines that called it", async () => {
    const defined = await client.runCell(
      [
        "interface P { x: number }",
        "",
        "function half(p: P) {",
        "  if (p.x % 2) throw new Error(`odd ${p.x}`);",
        "  return p.x / 2;",
        "}",
      ].join("\n"),
    );
    const result = await client.runCell("half({ x: 2 });\n  half({ x: 3 });");
    const [first, second] = [defined, result].map(({ reply }) => String(reply?.content["execution_count"]));
    expect(tracebackOf(result).split("\n")).to.deep.equal([
      "Error: odd 3",
      `cell [${first}], line 4:`,
      "> 4 |   if (p.x % 2) throw new Error(`odd ${p.x}`);",
      "                           ^",
      `    at half (cell [${first}]:4:22)`,
      `    at cell [${second}]:2:3`,
    ]);
  });

  it("names the line of an error after an await", async () => {
    const result = await client.runCell(
      [
        "type Q = { y: string };",
        "const wait = async (q: Q) => {",
        "  await new Promise((r) => setTimeout(r, 5));",
        "  return (q.y as any).missing.length;",
        "};",
        "await wait({ y: '' } as any);",
      ].join("\n"),
    );
    expect(tracebackOf(result)).to.match(/^TypeError: Cannot read properties of undefined.*\ncell \[\d+\], line 4:/);
    expect(tracebackOf(result)).to.match(/at cell \[\d+\]:6:1$/);
  });

  it("calls a compile error TypeScriptError, with line, column, code and the line itself", async () => {
    const result = await client.runCell(`const fine = 1;\nconst name: string = fine;`);
    expect(result.reply?.content["ename"]).to.equal("TypeScriptError");
    expect(result.reply?.content["evalue"]).to.match(
      /^cell \[\d+\], line 2, column 7: Type 'number' is not assignable to type 'string'\. \(TS2322\)$/,
    );
    expect(tracebackOf(result)).to.contain("> 2 | const name: string = fine;\n            ^");
  });

  it("puts an open bracket at the end of its cell", async () => {
    const result = await client.runCell(`const open = {\n  a: 1\n`);
    expect(result.reply?.content["evalue"]).to.match(/^cell \[\d+\], line 2, column 7: .* expected\. \(TS1005\)$/);
  });

  it("shows a UserError as its message and the cell's line, without a stack", async () => {
    const result = await client.runCell(
      [
        `const thrown = new Error("expected a file, but found nothing. Give a path.");`,
        `throw Object.assign(thrown, { name: "FileFormatError", [Symbol.for("latent-sky.user-error")]: true });`,
      ].join("\n"),
    );
    expect(tracebackOf(result)).to.match(
      /^FileFormatError: expected a file, but found nothing\. Give a path\.\ncell \[\d+\], line 1:\n> 1 \| .*\n +\^$/,
    );
  });

  it("tells values that are not errors", async () => {
    const result = await client.runCell(`throw { code: 7 };`);
    expect(result.reply?.content).to.include({ ename: "ThrownValue", evalue: "{ code: 7 }" });
  });

  it("shows the value of the last expression, and what tslab.display is given", async () => {
    const result = await client.runCell(`import * as tslab from "tslab"; tslab.display.html("<b>x</b>"); [1, 2];`);
    expect(textOf(result.messages)).to.equal("[ 1, 2 ]\n");
    expect(result.messages.find(({ type }) => type === "display_data")?.content["data"]).to.deep.equal({
      "text/html": "<b>x</b>",
    });
  });

  it("completes, inspects and says whether code is complete, as tslab does", async () => {
    await client.runCell("/** How far. */ const distance = { parsecs: 10, years: 32.6 };");
    const { results } = await client.run([
      { type: "complete_request", content: { code: "distance.par", cursor_pos: 12 } },
      { type: "inspect_request", content: { code: "distance", cursor_pos: 3, detail_level: 0 } },
      { type: "is_complete_request", content: { code: "function f() {" } },
      { type: "is_complete_request", content: { code: "f();" } },
      { type: "history_request", content: { hist_access_type: "tail", n: 10 } },
    ]);
    const contents = results.map(({ reply }) => reply?.content ?? {});
    expect(contents[0]).to.deep.include({ status: "ok", cursor_start: 9, cursor_end: 12, matches: ["parsecs"] });
    expect(contents[1]).to.include({ status: "ok", found: true });
    expect(JSON.stringify(contents[1]?.["data"])).to.contain("parsecs: number").and.to.contain("How far.");
    expect(contents[2]).to.deep.equal({ status: "incomplete", indent: "  " });
    expect(contents[3]).to.deep.equal({ status: "complete" });
    expect(contents[4]).to.deep.equal({ status: "ok", history: [] });
    expect(results.map(({ reply }) => reply?.type)).to.include.members([
      "complete_reply",
      "inspect_reply",
      "is_complete_reply",
    ]);
  });

  it("answers while a cell is at work", async () => {
    const { results } = await client.run([
      { type: "execute_request", content: { code: "await new Promise((r) => setTimeout(r, 600))" } },
      { type: "complete_request", content: { code: "Math.flo", cursor_pos: 8 } },
    ]);
    expect(results[1]?.reply?.content["matches"]).to.deep.equal(["floor"]);
    expect(Number(results[1]?.reply?.seconds)).to.be.below(Number(results[0]?.reply?.seconds));
    expect(statusOf(results[0])).to.equal("ok");
  });
});
