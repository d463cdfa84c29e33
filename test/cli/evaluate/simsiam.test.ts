import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { evaluateSimSiam, limitsOf } from "../../../src/cli/evaluate/simsiam";
import { readCheckpoint } from "../../../src/lib/io";
import type { SimSiamEvaluation } from "../../../src/lib/solar";
import { smallTraining, writeSmallSet } from "./small-training";

describe("evaluateSimSiam", function () {
  this.timeout(120_000);
  const root = mkdtempSync(join(tmpdir(), "latent-sky-simsiam-"));
  const folders = { shipped: join(root, "shipped"), results: join(root, "results"), sets: join(root, "sets") };
  const from = join(root, "training");
  const run = (options: { from?: string } = {}, signal = new AbortController().signal) =>
    evaluateSimSiam({ ...options, say: () => undefined, signal }, { patches: 24, components: 4, regions: 12, folders });
  let found: SimSiamEvaluation;
  before(async () => {
    await smallTraining(from, [0.3, 0.4, 0.95]);
    writeSmallSet(folders.sets, { seed: 23, name: "held-out" }, Array(12).fill(2));
  });
  after(() => rmSync(root, { recursive: true }));

  it("ships nothing when it is stopped", async () => {
    const controller = new AbortController();
    controller.abort();
    expect(await run({ from }, controller.signal).then(() => "done", (error: Error) => error.name)).to.equal("AbortError");
    expect(existsSync(folders.shipped)).to.equal(false);
  });

  it("ships the last epoch that has not collapsed, with its scores on the card", async () => {
    found = await run({ from });
    const { card, sha256 } = readCheckpoint(folders.shipped);
    expect(found.checkpoint).to.equal(sha256);
    expect(found.n).to.equal(24);
    expect(found.epochs?.map(({ epoch, collapse }) => [epoch, collapse])).to.deep.equal([[1, 0.3], [2, 0.4], [3, 0.95]]);
    expect(card.notes?.[0]).to.equal("Epoch 2 of 3: the last that has not collapsed.");
    expect(card.scores["probe.simsiam.tuf"]).to.equal(found.probes.simsiam.tuf.value);
    expect(card.scores).to.include.keys("probe.random.polarity", "probe.pca.r", "spread.simsiam");
    expect(card.limits).to.include("simulated").and.to.include("With the horizontal flip");
    expect(card.recipe).to.equal("paper");
    expect(card.augmentation).to.deep.equal({ kinds: ["shift", "zoom", "rotation", "vertical-flip", "horizontal-flip"], filling: "zero" });
  });

  it("judges what is shipped alike, and keeps the epochs of its training", async () => {
    writeFileSync(join(root, "simsiam.json"), JSON.stringify(found));
    folders.results = root;
    const again = await run();
    expect(again.probes).to.deep.equal(found.probes);
    expect(again.epochs).to.deep.equal(JSON.parse(readFileSync(join(root, "simsiam.json"), "utf8")).epochs);
  });
});

describe("limitsOf", () => {
  const kinds = ["shift", "horizontal-flip"];
  const cases = [
    [{ augmentation: { kinds, filling: "zero" } }, /on the Sun\. With the horizontal flip .* taught not to mind/],
    [{ augmentation: { kinds: ["shift"], filling: "zero" } }, /on the Sun\.$/],
    [{}, /augmentations are not recorded; with the horizontal flip/],
  ] as const;
  it("warn of the horizontal flip where it was used, or may have been", () => {
    for (const [card, expected] of cases) expect(limitsOf(card)).to.match(expected);
  });
});
