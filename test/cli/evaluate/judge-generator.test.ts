import { expect } from "chai";
import { judgeGenerator, type Judgement } from "../../../src/cli/evaluate/judge-generator";
import { makePace } from "../../../src/cli/evaluate/pace";
import { imagesOfSet } from "../../../src/cli/solar/generated-regions";
import { matrix, type Matrix } from "../../../src/lib/arrays";
import type { Stream } from "../../../src/lib/random";
import { comparedValues, distancesFromQuantiles, physicalParameters } from "../../../src/lib/solar";
import { smallSet } from "../solar/small-set";

const REGIONS = 12;

/** Repeats the images of a set in order. */
const copier = (set: ReturnType<typeof smallSet>) => ({
  drawLatents: (_: Stream, count: number): Matrix => matrix(Float32Array.from({ length: count }, (_one, i) => i), [count, 1]),
  generate: ({ data }: Matrix) => imagesOfSet(set, Int32Array.from(data, (i) => i % set.count)),
});

describe("judgeGenerator", function () {
  this.timeout(60_000);
  const sets = { training: smallSet("training", Array(REGIONS).fill(2)), heldOut: smallSet("held-out", Array(REGIONS).fill(3)) };
  const sizes = { samples: 36, neighbours: 20, fitted: 20, components: 5 };
  const say = () => undefined;
  let judgement: Judgement;
  before(async () => {
    const pace = makePace({ signal: new AbortController().signal, say });
    judgement = await judgeGenerator(copier(sets.training), sets, pace, sizes);
  });

  it("finds a copier out, and at the floor's distances", () => {
    const { memorised, scores, n, training, heldOut } = judgement;
    expect(memorised.generated.share).to.equal(1);
    expect(memorised.pca.share).to.be.below(1);
    expect(memorised.generated.n).to.deep.equal({ generated: 20, heldOut: REGIONS });
    expect(n).to.equal(36);
    expect(training).to.deep.equal({ regions: REGIONS, images: 24 });
    expect(heldOut).to.deep.equal({ regions: REGIONS, images: 36, singlePolarity: 0 });
    expect(scores.training.parameters.tuf.groups).to.deep.equal([REGIONS, REGIONS]);
    expect(scores.pca.diversity).to.be.within(0.3, 1.3);
    expect(judgement.pcaExplained).to.be.within(0.3, 1);
  });

  it("records what a notebook needs to measure again", () => {
    const table = physicalParameters(imagesOfSet(sets.heldOut, Int32Array.from({ length: 36 }, (_, i) => i)));
    expect(comparedValues(table).tuf).to.have.length(36);
    expect(distancesFromQuantiles(table, judgement.quantiles).r.distance).to.be.at.most(0.005 + 1 / 36);
    for (const curve of [judgement.pixels.heldOut, judgement.pixels.pca]) {
      expect(curve.reduce((sum, share) => sum + share, 0)).to.be.closeTo(1, 1e-3);
    }
    expect(judgement.pixels.edges).to.have.length(102);
    expect(judgement.power.generated).to.have.length(65);
  });

  it("stops within a stage, in the thread of the principal components too", async () => {
    for (const stage of ["generated", "principal components", "parameters"]) {
      const controller = new AbortController();
      const pace = makePace({ signal: controller.signal, say: (line) => void (line.startsWith(stage) && controller.abort()) }, { every: 0 });
      const outcome = await judgeGenerator(copier(sets.training), sets, pace, sizes).then(() => "judged", (error: Error) => error.name);
      expect(outcome, stage).to.equal("AbortError");
    }
  });
});
