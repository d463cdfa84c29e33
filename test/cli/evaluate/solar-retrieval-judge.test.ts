import { expect } from "chai";
import { makePace } from "../../../src/cli/evaluate/pace";
import { judgeRetrieval, placesIn, type RetrievalJudgement } from "../../../src/cli/evaluate/solar-retrieval-judge";
import { imagesOfSet, patchesOfSet } from "../../../src/cli/solar/generated-regions";
import { matrix, type Matrix } from "../../../src/lib/arrays";
import type { Stream } from "../../../src/lib/random";
import { patchesOfImages } from "../../../src/lib/solar";
import { smallSet } from "../solar/small-set";
import { blockEmbedder } from "./small-embedder";

const simulated = smallSet("database", Array(10).fill(3));
const others = smallSet("real", Array(6).fill(2));

/** Repeats every other image of the simulated database. */
const copier = {
  drawLatents: (_: Stream, count: number): Matrix => matrix(Float32Array.from({ length: count }, (_one, i) => i), [count, 1]),
  generate: ({ data }: Matrix) => imagesOfSet(simulated, Int32Array.from(data, (i) => (2 * i) % simulated.count)),
};

describe("judgeRetrieval", function () {
  this.timeout(60_000);
  const networks = { simsiam: blockEmbedder(16), random: blockEmbedder(64) };
  const databases = { simulated: patchesOfSet(simulated), real: patchesOfSet(others), look: <T>(images: T) => images };
  const sizes = { queries: 15, shown: 4, flipped: 5, resamples: 50 };
  const pace = (say: (line: string) => void = () => undefined, signal = new AbortController().signal) => makePace({ say, signal }, { every: 0 });
  let found: RetrievalJudgement;
  before(async () => {
    found = await judgeRetrieval(copier, networks, databases, pace(), sizes);
  });

  it("finds copies where they are, by every search", () => {
    expect(found.places.simsiam.map(({ region, frame }) => 3 * region + frame)).to.deep.equal(Array.from({ length: 15 }, (_, i) => 2 * i));
    for (const name of ["pixel", "euclidean", "mahalanobis"] as const) {
      expect(found.places[name]).to.have.length(4);
      expect(found.places[name]?.map(({ region, frame }) => 3 * region + frame)).to.deep.equal([0, 2, 4, 6]);
    }
    const { pearson, spearman, separation, polarity, likeness, n, leftOut } = found.simulated.scores.simsiam;
    expect([n, leftOut]).to.deep.equal([15, 0]);
    for (const scores of [pearson.tuf, spearman.psep, separation, polarity, likeness]) expect(scores.value).to.be.closeTo(1, 1e-6);
    expect(pearson.tuf.groups).to.equal(10);
  });

  it("finds less by four numbers than by sixty-four", () => {
    expect(found.simulated.scores.random.likeness.value).to.be.at.most(found.simulated.scores.simsiam.likeness.value);
    expect(found.real.scores.simsiam.pearson.tuf.value).to.be.below(0.999);
  });

  it("records what a notebook draws and repeats", () => {
    const { simulated: base, bins, recall, seconds, flips, n } = found;
    expect(n).to.equal(15);
    expect(base).to.deep.include({ regions: 10, images: 30, singlePolarity: 0 });
    expect(base.queries.latent).to.deep.equal(Array.from({ length: 15 }, (_, i) => i));
    expect(base.queries.values.tuf).to.deep.equal(base.matches.values.tuf);
    const { counts, outside } = base.all.tuf;
    expect(counts.reduce((sum, one) => sum + one, 0) + outside).to.equal(30);
    expect(bins.tuf.edges).to.have.length(counts.length + 1);
    expect(recall).to.deep.equal({ value: 1, k: 10, n: 15 });
    expect(seconds.total).to.be.closeTo(seconds.generate + seconds.embed + seconds.search, 0.02);
    // block means of the negative point the other way
    expect(flips.polarityFlipped).to.be.closeTo(-1, 1e-5);
    expect(flips.mirrored).to.be.below(0);
    expect(found.places.flipped).to.have.length(4);
  });

  it("stops within a stage", async () => {
    for (const stage of ["database measured", "queries measured", "pixels compared", "searches scored"]) {
      const controller = new AbortController();
      const say = (line: string) => void (line.startsWith(stage) && controller.abort());
      const outcome = await judgeRetrieval(copier, networks, databases, pace(say, controller.signal), sizes).then(() => "judged", (error: Error) => error.name);
      expect(outcome, stage).to.equal("AbortError");
    }
  });
});

describe("placesIn", () => {
  it("counts the images of a region from its first", () => {
    const patches = patchesOfImages(imagesOfSet(simulated, [0, 1, 2, 3]), [7, 7, 9, 9]);
    expect(placesIn(patches)({ index: Int32Array.of(1, 2, 3), similarity: Float64Array.of(0.5, 1, -2) }, 2)).to.deep.equal([
      { region: 7, frame: 1, similarity: 0.5 }, { region: 9, frame: 0, similarity: 1 },
    ]);
  });
});
