import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { KernelClient, ROOT, textOf, tracebackOf } from "../kernel-client";

describe("kernel: working folder", function () {
  this.timeout(30_000);
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "latent-sky-folder-")));
  after(() => rmSync(scratch, { recursive: true, force: true }));

  for (const folder of ["/", scratch, join(ROOT, "notebooks/solar")]) {
    const name = folder === scratch ? "a folder of its own" : folder.replace(ROOT, "the repository");
    describe(`started in ${name}`, () => {
      let client: KernelClient;
      before(() => {
        client = new KernelClient();
        return client.start({ cwd: folder, env: { LATENT_SKY_DATA: "some/data" } });
      });
      after(() => client.close());

      it("works there, also after cells were compiled, completed and explained", async () => {
        expect(textOf((await client.runCell("console.log(process.cwd())")).messages)).to.equal(`${folder}\n`);
        await client.runCell("/** How far. */ const distance = { parsecs: 10 };");
        const { results } = await client.run([
          { type: "complete_request", content: { code: "distance.par", cursor_pos: 12 } },
          { type: "inspect_request", content: { code: "distance", cursor_pos: 3, detail_level: 0 } },
        ]);
        expect(results[0]?.reply?.content["matches"]).to.deep.equal(["parsecs"]);
        expect(JSON.stringify(results[1]?.reply?.content["data"])).to.contain("How far.");
        expect(textOf((await client.runCell("console.log(process.cwd())")).messages)).to.equal(`${folder}\n`);
      });

      it("resolves packages, the library and ./files from the repository", async () => {
        const result = await client.runCell(
          `import { cellSignal } from "latent-sky"; import sharp from "sharp";
           import { writeFileAtomic } from "./src/lib/files/atomic-write";
           const later = await import("./dist/src/lib/files");
           console.log(typeof cellSignal, typeof sharp, typeof writeFileAtomic, typeof later.writeFileAtomic);`,
        );
        expect(textOf(result.messages)).to.equal("function function function function\n");
        const missing = await client.runCell(`\nimport { x } from "./nowhere";`);
        expect(missing.reply?.content["evalue"]).to.match(/^cell \[\d+\], line 2, column 19: Cannot find module/);
      });

      it("tells the lines of errors in cells and in files of the repository", async () => {
        const result = await client.runCell(
          `import { OptionError } from "latent-sky";\n\nthrow new OptionError({ expected: "a", found: "b", remedy: "c" });`,
        );
        expect(tracebackOf(result)).to.match(/^OptionError: .*\ncell \[\d+\], line 3:\n> 3 \| throw/);
        const plain = await client.runCell(
          `import { writeFileAtomic } from "./dist/src/lib/files";\nwriteFileAtomic(undefined as any, "");`,
        );
        expect(tracebackOf(plain)).to.match(/^TypeError: .*\ncell \[\d+\], line 2:/);
        expect(tracebackOf(plain)).to.match(/^ {4}at writeFileAtomic \(dist\/src\/lib\/files\/atomic-write\.js:\d+/m);
      });

      it("means a relative folder of data from the repository", async () => {
        const { messages } = await client.runCell("console.log(process.env.LATENT_SKY_DATA)");
        expect(textOf(messages)).to.equal(`${join(ROOT, "some/data")}\n`);
      });

      if (folder === scratch) {
        it("writes and reads files named without a folder there", async () => {
          const result = await client.runCell(
            `import { readFileSync, writeFileSync } from "node:fs";
             writeFileSync("here.txt", "found"); console.log(readFileSync("./here.txt", "utf8"));`,
          );
          expect(textOf(result.messages)).to.equal("found\n");
          expect(readFileSync(join(scratch, "here.txt"), "utf8")).to.equal("found");
        });
      }
    });
  }
});
