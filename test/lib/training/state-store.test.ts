import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { FileFormatError } from "../../../src/lib/errors";
import { recordHistory } from "../../../src/lib/training/history";
import { describeSetup } from "../../../src/lib/training/state-file";
import { openStates } from "../../../src/lib/training/state-store";
import { variable } from "./linear-model";

describe("openStates", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "latent-sky-"))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const weights = variable("weights", [1, 2]);
  const setup = describeSetup([weights], { logSteps: 1, config: {} });
  const history = recordHistory(1).state();

  it("keeps the two newest states and resumes from the newest", () => {
    const store = openStates({ folder }, [weights], setup);
    for (const step of [5, 10, 15]) {
      weights.values.fill(step);
      store.save(step, history);
    }
    expect(readdirSync(folder).sort()).to.deep.equal(["state-000000010.ckpt", "state-000000015.ckpt"]);
    weights.values.fill(0);
    const again = openStates({ folder, resume: true }, [weights], setup);
    expect(again.resume()?.step).to.equal(15);
    expect([...weights.values]).to.deep.equal([15, 15]);
    expect(again.newest()).to.equal(join(folder, "state-000000015.ckpt"));
  });

  it("has nothing to resume in an empty folder, and says so when all states are damaged", () => {
    expect(openStates({ folder, resume: true }, [weights], setup).resume()).to.equal(undefined);
    for (const step of ["1", "2"]) writeFileSync(join(folder, `state-${step}.ckpt`), "half");
    const open = () => openStates({ folder, resume: true }, [weights], setup).resume();
    expect(open).to.throw(FileFormatError, /state-2\.ckpt/);
  });
});
