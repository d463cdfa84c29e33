import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { makePace } from "../../../src/cli/evaluate/pace";
import { judgeVariant } from "../../../src/cli/evaluate/solar-retrieval-variant";
import { imagesOfSet, patchesOfSet } from "../../../src/cli/solar/generated-regions";
import { matrix, type Matrix } from "../../../src/lib/arrays";
import { readCheckpoint } from "../../../src/lib/io";
import type { Stream } from "../../../src/lib/random";
import { smallSet } from "../solar/small-set";
import { smallTraining } from "./small-training";

describe("judgeVariant", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "latent-sky-variant-"));
  after(() => rmSync(folder, { recursive: true }));

  it("scores the last epoch of a training that has not collapsed", async () => {
    await smallTraining(folder, [0.2, 0.9], "no-horizontal-flip");
    const set = smallSet("database", Array(6).fill(2));
    const gan = {
      drawLatents: (_: Stream, count: number): Matrix => matrix(Float32Array.from({ length: count }, (_one, i) => i), [count, 1]),
      generate: ({ data }: Matrix) => imagesOfSet(set, Int32Array.from(data, (i) => (2 * i) % set.count)),
    };
    const pace = makePace({ say: () => undefined, signal: new AbortController().signal });
    const found = await judgeVariant(gan, folder, patchesOfSet(set), pace, { queries: 6, flipped: 3, resamples: 20 });
    expect(found.checkpoint).to.equal(readCheckpoint(join(folder, "epochs", "0001")).sha256);
    // copies of the database's own images find themselves
    expect(found.scores.pearson.tuf.value).to.be.closeTo(1, 1e-6);
    expect(found.flips.n).to.equal(3);
    expect(found).to.include({ label: "without the horizontal flip", recipe: "no-horizontal-flip" });
    expect(found.augmentation?.kinds).to.deep.equal(["shift", "zoom", "rotation", "vertical-flip"]);
    expect(found.notes.join(" ")).to.include('Recipe "no-horizontal-flip"').and.to.include('voids filled with "zero"');
  });
});
