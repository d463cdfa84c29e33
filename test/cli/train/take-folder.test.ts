import { expect } from "chai";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { takeFolder } from "../../../src/cli/train/take-folder";
import { UserError } from "../../../src/lib/errors";
import { temporaryFolder } from "../../support/folder";

describe("takeFolder", () => {
  it("takes a folder that is not there yet, and gives it back", () => {
    const folder = join(temporaryFolder(), "runs", "a");
    const giveBack = takeFolder({ folder, resume: false });
    expect(() => takeFolder({ folder, resume: false })).to.throw(UserError, /in use by process \d+\. Wait for that training/);
    giveBack();
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it("takes a folder with a state to be resumed, and refuses one without, making none", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "state-000000005.ckpt"), "");
    takeFolder({ folder, resume: true })();
    const typo = join(folder, "typo");
    expect(() => takeFolder({ folder: typo, resume: true })).to.throw(UserError, `nothing to resume in ${JSON.stringify(typo)}`);
    expect(existsSync(typo)).to.equal(false);
  });

  it("refuses a file, and a folder within one, saying what to name instead", () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    for (const resume of [false, true]) {
      expect(() => takeFolder({ folder: file, resume })).to.throw(UserError, /is a file\. Name a folder with --folder DIR/);
    }
    expect(() => takeFolder({ folder: join(file, "a"), resume: false })).to.throw(UserError, /ENOTDIR.*name another folder with --folder DIR/);
  });
});
