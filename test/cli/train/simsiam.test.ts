import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { patchesOfEpoch, trainSimSiam, type SimSiamScale } from "../../../src/cli/train/simsiam";
import type { TrainingOptions } from "../../../src/cli/train/training";
import { OptionError, UserError } from "../../../src/lib/errors";
import { readCheckpoint } from "../../../src/lib/io";
import { loadSimSiam } from "../../../src/lib/models";
import { AUGMENTATION_KINDS } from "../../../src/lib/solar/augment";
import type { LogEntry } from "../../../src/lib/training";
import { nativeEngine } from "../../support/engine";
import { temporaryFolder } from "../../support/folder";
import { smallSet } from "../solar/small-set";

const scale: SimSiamScale = { patches: 8, epochs: 1, batch: 4, width: 1 / 64, probes: 12 };
const sets = {
  training: smallSet("simsiam training", [5, 6]),
  validation: smallSet("simsiam validation", [3, 3, 3, 3]),
};

describe("trainSimSiam", function () {
  this.timeout(300000);
  before(async function () {
    await nativeEngine(this);
  });
  const run = async (
    folder: string, changes: Partial<TrainingOptions> = {}, signal = new AbortController().signal, sizes: Partial<SimSiamScale> = {},
  ) => {
    const [log, said]: [LogEntry[], string[]] = [[], []];
    const hooks = {
      signal,
      onProgress: () => undefined,
      onLog: (entry: LogEntry) => void log.push(entry),
      checkpoint: { folder, resume: true },
    };
    const options = {
      preset: "smoke",
      folder,
      hooks,
      say: (line: string) => void said.push(line),
      ...changes,
    } as const;
    return { result: await trainSimSiam(sets, { ...scale, ...sizes }, options), log, said };
  };
  const scores = ["match", "probe"].flatMap((kind) =>
    ["psep", "r", "tnf", "tpf", "tuf"].map((key) => `${kind}.${key}`),
  );

  const folder = temporaryFolder();
  it("trains, scores each epoch, and keeps encoders that load", async () => {
    const { result, said } = await run(folder);
    expect(result).to.include({ status: "finished", steps: 2 });
    const { epochs } = result.history;
    expect(epochs.map(({ step }) => step)).to.deep.equal([2]);
    expect(Object.keys(epochs[0].scores).sort()).to.deep.equal(scores);
    expect(Object.keys(epochs[0].losses)).to.have.members(["loss", "spread", "collapse"]);
    expect(epochs[0].losses["loss"]).to.be.within(-1, 1);
    expect(said.some((line) => line.startsWith("before training: random.probe.tuf"))).to.equal(true);
    const shipped = await loadSimSiam({ folder: join(folder, "epochs", "0001") });
    expect(shipped.card).to.include({
      steps: 2,
      preset: "smoke",
      data: "8 images of 2 simulated active regions, each in two augmented views a step",
    });
    expect(Object.keys(shipped.card.scores)).to.have.members([...scores, ...scores.map((name) => `random.${name}`)]);
    expect(shipped.card.config).to.deep.equal({ width: 1 / 64 });
    expect(shipped.card.recipe).to.equal("paper");
    expect(shipped.card.augmentation).to.deep.equal({ kinds: AUGMENTATION_KINDS, filling: "zero" });
    expect(shipped.card.notes?.[0]).to.include("batch 4, 2 steps an epoch; views by shift, zoom");
    shipped.dispose();
  });

  it("ends as without a stop when it was interrupted and resumed, though the preset has more patches now", async () => {
    const parts = temporaryFolder();
    await run(parts, { steps: 1 });
    const { result, said } = await run(parts, {}, undefined, { patches: 11, earlierPatches: 8 });
    expect(said[0]).to.equal("going on with 8 patches an epoch, as this training began, instead of 11");
    expect(result).to.include({ resumedFrom: 1, steps: 2 });
    const weights = (of: string) => readFileSync(join(of, "epochs", "0001", "weights.bin"));
    expect(weights(parts).equals(weights(folder))).to.equal(true);
    const patches = (resume: boolean, earlierPatches?: number) =>
      patchesOfEpoch({ patches: 11, earlierPatches }, { folder: parts, resume, say: () => undefined });
    expect([patches(true, 8), patches(true, 7), patches(true), patches(false, 8)]).to.deep.equal([8, 11, 11, 11]);
  });

  it("trains without the horizontal flip, and says so on the card", async () => {
    const own = temporaryFolder();
    await run(own, { recipe: "no-horizontal-flip" }, undefined, { patches: 4 });
    const { card } = readCheckpoint(join(own, "epochs", "0001"));
    expect(card.recipe).to.equal("no-horizontal-flip");
    expect(card.augmentation?.kinds).to.deep.equal(AUGMENTATION_KINDS.filter((kind) => kind !== "horizontal-flip"));
  });

  it("stops while it scores, without a step lost, and refuses recipes that it does not have", async () => {
    const failure = (promise: Promise<unknown>) =>
      promise.then(
        () => expect.fail("no error"),
        (error: unknown) => error,
      );
    const other = temporaryFolder();
    expect(await failure(run(other, {}, AbortSignal.abort())))
      .to.be.instanceOf(UserError)
      .with.property("message")
      .that.includes("--resume");
    expect(existsSync(join(other, "epochs"))).to.equal(false);
    expect(await failure(run(other, { recipe: "adam" })))
      .to.be.instanceOf(OptionError)
      .with.property("message")
      .that.matches(/simsiam \(paper, momentum, no-horizontal-flip\), but found "adam"/);
  });
});
