import { expect } from "chai";
import { LostNames } from "../../../kernels/latent-sky/lost-names";
import { KernelClient, statusOf } from "../kernel-client";

const later = { label: "cell [9]", code: "" };
const start = { line: 0, character: 0 };

function hint(from: string): string {
  return `It was declared in ${from}, which failed: mend and run that cell again.`;
}

describe("kernel: LostNames", () => {
  function told(lost: LostNames, messageText: string, fileName?: string): string | undefined {
    return lost.explain([{ start, messageText, code: 2304, fileName }], later)[0]?.messageText;
  }

  it("knows a name until a cell that declares it succeeds, and names the last cell that failed", () => {
    const lost = new LostNames();
    const message = "Cannot find name 'sky'.";
    expect(told(lost, message)).to.equal(message);
    lost.start({ label: "cell [1]", code: "const sky = 1;" });
    lost.start({ label: "cell [2]", code: "const [sky] = x;" });
    expect(told(lost, message)).to.equal(`${message} ${hint("cell [2]")}`);
    lost.start({ label: "cell [3]", code: "const sky = 2, other = 3;" })();
    expect(told(lost, message)).to.equal(message);
  });

  it("reads the compiler's guesses and shorthands, and leaves other names, messages and files alone", () => {
    const lost = new LostNames();
    lost.start({ label: "cell [1]", code: "const sky = 1;" });
    for (const message of [
      "Cannot find name 'sky'. Did you mean 'sly'?",
      "No value exists in scope for the shorthand property 'sky'. Either declare one or provide an initializer.",
    ]) {
      expect(told(lost, message)).to.equal(`${message} ${hint("cell [1]")}`);
    }
    for (const message of ["Cannot find name 'sea'.", "Type 'sky' is not assignable to type 'sea'."]) {
      expect(told(lost, message)).to.equal(message);
    }
    expect(told(lost, "Cannot find name 'sky'.", "src/sky.ts")).to.equal("Cannot find name 'sky'.");
  });

  describe("in a notebook", function () {
    this.timeout(20_000);
    let client: KernelClient;
    before(() => {
      client = new KernelClient();
      return client.start({ env: { LATENT_SKY_GRACE_MS: "300" } });
    });
    after(() => client.close());

    async function messageOf(code: string): Promise<string> {
      return String((await client.runCell(code)).reply?.content["evalue"]);
    }

    it("tells of names lost in a cell that threw, until that cell succeeds", async () => {
      await client.runCell(`const { depth, at: [row] } = { depth: 1, at: [2] }; throw new Error("boom");`);
      expect(await messageOf("console.log(depth);")).to.equal(
        `cell [2], line 1, column 13: Cannot find name 'depth'. ${hint("cell [1]")} (TS2304)`,
      );
      expect(await messageOf("const rot = 1; row;")).to.contain(hint("cell [1]"));
      expect(statusOf(await client.runCell("const depth = 1, row = 2;"))).to.equal("ok");
      expect(statusOf(await client.runCell("depth + row;"))).to.equal("ok");
    });

    it("tells of names lost in cells that did not compile or were cut off", async () => {
      await client.runCell(`const wrong: string = 1;`);
      expect(await messageOf("wrong;")).to.contain(hint("cell [6]"));
      const loops = [`await new Promise((resolve) => setTimeout(resolve, 9000));`, `while (true) {}`];
      for (const [index, loop] of loops.entries()) {
        const options = { interrupt_on: "started", timeout: 8 };
        await client.runCell(`const late${index} = 1; console.log("started"); ${loop}`, options);
        expect(await messageOf(`late${index};`)).to.contain(hint(`cell [${8 + 2 * index}]`));
      }
    });
  });
});
