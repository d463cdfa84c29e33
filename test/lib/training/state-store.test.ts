import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { FileFormatError } from "../../../src/lib/errors";
import { recordHistory } from "../../../src/lib/training/history";
import { describeSetup } from "../../../src/lib/training/state-file";
import { hasStates, openStates, storedConfig } from "../../../src/lib/training/state-store";
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
    expect(open).to.throw(FileFormatError, /only damaged ones: state-2\.ckpt, state-1\.ckpt\. .*start anew in another folder/);
    expect(readdirSync(folder)).to.have.length(2);
  });

  it("tells at once that a damaged state is passed over, naming its file", () => {
    openStates({ folder }, [weights], setup).save(5, history);
    const damaged = join(folder, "state-000000010.ckpt");
    writeFileSync(damaged, "half");
    const told: string[] = [];
    const store = openStates({ folder, resume: true, onNote: (note) => void told.push(note) }, [weights], setup);
    expect(store.resume()?.step).to.equal(5);
    expect(told).to.deep.equal([`passed over the damaged state ${damaged}; going on from step 5`]);
    expect(store.notes).to.deep.equal(told);
  });

  it("removes what processes that have ended left half written, not what others write", () => {
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    for (const writer of [pid, process.ppid]) writeFileSync(join(folder, `.state-000000005.ckpt.${writer}.part`), "half");
    openStates({ folder, resume: true }, [weights], setup);
    expect(readdirSync(folder)).to.deep.equal([`.state-000000005.ckpt.${process.ppid}.part`]);
  });

  it("tells whether a folder holds states", () => {
    expect(hasStates(folder)).to.equal(false);
    expect(hasStates(join(folder, "nowhere"))).to.equal(false);
    openStates({ folder }, [weights], setup).save(5, history);
    expect(hasStates(folder)).to.equal(true);
    expect(hasStates(join(folder, "state-000000005.ckpt"))).to.equal(false);
  });

  it("tells what a training began with, from its newest whole state", () => {
    expect(storedConfig(folder)).to.equal(undefined);
    expect(storedConfig(join(folder, "nowhere"))).to.equal(undefined);
    openStates({ folder }, [weights], describeSetup([weights], { logSteps: 1, config: { patches: 20_000 } })).save(5, history);
    writeFileSync(join(folder, "state-000000010.ckpt"), "cut off");
    expect(storedConfig(folder)).to.deep.equal({ patches: 20_000 });
    writeFileSync(join(folder, "state-000000005.ckpt"), "cut off too");
    expect(() => storedConfig(folder)).to.throw(FileFormatError, "only damaged ones");
  });
});
