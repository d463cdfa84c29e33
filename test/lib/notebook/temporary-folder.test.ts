import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../../../src/lib/notebook/temporary-folder";

describe("temporaryFolder", () => {
  it("is empty, and another at each call", () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    expect(readdirSync(one)).to.deep.equal([]);
    expect(two).to.not.equal(one);
  });

  it("goes with what is in it when the process ends", () => {
    const module = join(__dirname, "../../../src/lib/notebook/temporary-folder.ts");
    const script = `const f = require(${JSON.stringify(module)}).temporaryFolder();
      require("node:fs").writeFileSync(f + "/a.txt", "a"); process.stdout.write(f)`;
    const folder = execFileSync(process.execPath, ["--import", "tsx", "-e", script], { encoding: "utf8" });
    expect(folder).to.match(/latent-sky-/);
    expect(existsSync(folder)).to.equal(false);
  });
});
