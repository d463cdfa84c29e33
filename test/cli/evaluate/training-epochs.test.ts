import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keptEpochs, readEpochs, scoredEpochs } from "../../../src/cli/evaluate/training-epochs";
import { UserError } from "../../../src/lib/errors";

describe("the epochs of a training", () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "latent-sky-epochs-"))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const losses = { realAccuracy: 0.7, fakeAccuracy: 0.5 };
  const epoch = { epoch: 1, step: 40, losses, scores: { tuf: 0.2 } };

  it("are read from the log, without points of the history and a half written last line", () => {
    const lines = [{ step: 20, epoch: 1, losses }, epoch, { ...epoch, epoch: 2, step: 80 }].map((line) => JSON.stringify(line));
    writeFileSync(join(folder, "log.jsonl"), `${lines.join("\n")}\n${lines[1]?.slice(0, 30)}`);
    expect(readEpochs(folder).map(({ step }) => step)).to.deep.equal([40, 80]);
    const epochs = readEpochs(folder);
    const scored = scoredEpochs(epochs, epochs[1]!);
    expect(scored[0]).to.deep.equal({ epoch: 1, step: 40, chosen: 0, balancedAccuracy: 0.6, ...losses, tuf: 0.2 });
    expect(scored[1]).to.include({ epoch: 2, chosen: 1 });
  });

  it("are asked for when there is no log", () => {
    expect(() => readEpochs(folder)).to.throw(UserError, /the log of a training at .*log\.jsonl.*--from out\/train\/solar-gan/);
  });

  it("are kept from an earlier evaluation of the same weights alone", () => {
    expect(keptEpochs("abc", folder)).to.equal(undefined);
    const file = join(folder, "solar-gan.json");
    writeFileSync(file, JSON.stringify({ name: "solar-gan", checkpoint: "abc", epochs: [{ epoch: 1 }] }));
    expect(keptEpochs("abc", folder)).to.deep.equal([{ epoch: 1 }]);
    expect(keptEpochs("abd", folder)).to.equal(undefined);
    writeFileSync(file, "{");
    expect(keptEpochs("abc", folder)).to.equal(undefined);
  });
});
