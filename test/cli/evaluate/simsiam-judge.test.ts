import { expect } from "chai";
import { makePace } from "../../../src/cli/evaluate/pace";
import { embeddingSpread, judgeSimSiam } from "../../../src/cli/evaluate/simsiam-judge";
import { patchesOfSet } from "../../../src/cli/solar/generated-regions";
import { matrix } from "../../../src/lib/arrays";
import { seed } from "../../../src/lib/random";
import { smallSet } from "../solar/small-set";
import { blockEmbedder } from "./small-embedder";

describe("embeddingSpread", () => {
  it("is 1 for vectors that point everywhere, 0 for one that all are", () => {
    const draws = seed(23).stream("test");
    const everywhere = matrix(Float32Array.from({ length: 2000 * 10 }, () => draws.normal()), [2000, 10]);
    expect(embeddingSpread(everywhere)).to.be.closeTo(1, 0.01);
    expect(embeddingSpread(matrix(Float32Array.of(1, 2, 2, 4, 3, 6), [3, 2]))).to.be.closeTo(0, 1e-6);
  });
});

describe("judgeSimSiam", function () {
  this.timeout(60_000);
  const heldOut = patchesOfSet(smallSet("held-out", Array(24).fill(2)));
  const pace = (signal = new AbortController().signal) => makePace({ signal, say: () => undefined }, { every: 0 });
  const networks = { simsiam: blockEmbedder(32, 16), random: blockEmbedder(64, 64) };

  it("finds the polarity in finer blocks, and less of it in coarse ones", async () => {
    const { probes, n, heldOut: counted, spread } = await judgeSimSiam(networks, heldOut, pace(), { patches: 48, components: 5 });
    expect(n).to.equal(48);
    expect(counted).to.deep.equal({ regions: 24, images: 48, leftOut: 0 });
    expect(probes.simsiam.polarity.value).to.be.above(0.5);
    expect(probes.simsiam.polarity.value).to.be.above(probes.random.polarity.value);
    expect(Object.keys(probes.pca)).to.deep.equal(["tuf", "r", "psep", "tpf", "tnf", "tilt", "polarity"]);
    expect(spread.simsiam).to.be.within(0, 1);
  });

  it("stops", async () => {
    const controller = new AbortController();
    controller.abort();
    const outcome = await judgeSimSiam(networks, heldOut, pace(controller.signal), { patches: 48 }).then(() => "judged", (error: Error) => error.name);
    expect(outcome).to.equal("AbortError");
  });
});
