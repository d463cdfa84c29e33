import { expect } from "chai";
import { makePace } from "../../../src/cli/evaluate/pace";
import { judgeLatentSpace, type LatentJudgement } from "../../../src/cli/evaluate/solar-latent-judge";
import { matrix } from "../../../src/lib/arrays";
import { signedDistances } from "../../../src/lib/latent";
import { seed } from "../../../src/lib/random";
import { DIRECTION_KEYS, recordedPlane, SWEEP_BESIDE, SWEEP_ROW_NAMES } from "../../../src/lib/solar";
import { blobGenerator } from "./blob-generator";

const SIZES = { population: 600, swept: 60, entangled: 30, calibrating: 80, doubled: 30, multiplied: 60, held: 6 };

describe("judgeLatentSpace", function () {
  this.timeout(120_000);
  let judgement: LatentJudgement;
  before(async () => {
    const pace = makePace({ signal: new AbortController().signal, say: () => undefined });
    judgement = await judgeLatentSpace(blobGenerator, pace, SIZES);
  });

  it("finds the dimensions that set the parameters", () => {
    const { tuf, polarity, area } = judgement.directions;
    expect(tuf.dimension.index).to.equal(0);
    expect(polarity.dimension.index).to.equal(1);
    // the sign of the polarity is that of one latent value
    expect(polarity.dimension.accuracy.value).to.equal(1);
    expect(polarity.accuracy.value).to.be.above(0.95);
    expect(tuf.accuracy.value).to.be.above(0.85);
    expect(Math.abs(tuf.normal[0])).to.be.above(Math.abs(tuf.normal[9]) + 0.5);
    expect(area.counts.train + area.counts.heldOut + area.counts.unmeasured).to.equal(600);
  });

  it("records labels from which the accuracy can be counted again", () => {
    const latents = blobGenerator.drawLatents(seed(judgement.seed).stream("evaluation of solar-latent").stream("latents"), judgement.n);
    for (const key of ["tuf", "polarity"] as const) {
      const { labels, accuracy, trainAccuracy, counts } = judgement.directions[key];
      const distance = signedDistances(matrix(latents.data, [600, 12]), recordedPlane(judgement.directions[key]));
      const right = Array.from(labels).filter((label, i) => label !== "-" && (label === "1") === distance[i] > 0).length;
      expect(right).to.be.closeTo(accuracy.value * counts.heldOut + trainAccuracy * counts.train, 0.01);
      expect(labels.split("-").length - 1).to.equal(counts.unmeasured);
    }
  });

  it("states what walks do, in quartiles and in shares", () => {
    const { sweeps, entanglement } = judgement;
    expect(sweeps.epsilons).to.deep.equal([-3, -2, -1, 0, 1, 2, 3]);
    expect(sweeps.statements["r-grows"].value).to.be.above(0.8);
    for (const row of SWEEP_ROW_NAMES) {
      for (const key of DIRECTION_KEYS) {
        const { low, median, high } = sweeps.curves[row][key];
        median.forEach((value, k) => expect(value, `${key} along ${row}`).to.be.within(low[k], high[k]));
      }
    }
    const { median } = sweeps.curves.tuf.tuf;
    expect(median).to.deep.equal([...median].sort((a, b) => a - b));
    expect(entanglement.changes).to.have.length(11 * DIRECTION_KEYS.length);
    const along = (direction: string) => entanglement.changes.find((change) => change.direction === direction && change.parameter === "tuf");
    // one latent dimension changes TUF nearly as much: it is set by one
    expect(along("dimension-for-tuf")?.standardised.value).to.be.closeTo(along("tuf")?.standardised.value ?? NaN, 0.3);
  });

  it("states beside it what half walks and other rows do", () => {
    const { beside, flips } = judgement.sweeps;
    expect(Object.keys(beside)).to.deep.equal(Object.keys(SWEEP_BESIDE));
    expect(beside["polarity-kept-unconditioned"].value).to.be.closeTo(1 - flips.psep.value, 1e-9);
    for (const { error, interval: [low, high], value } of Object.values(beside)) {
      expect(error).to.be.above(0);
      expect(value).to.be.within(low, high);
    }
  });

  it("records the cosines of all pairs of normals", () => {
    const { cosines, directions } = judgement;
    for (const one of DIRECTION_KEYS) {
      expect(cosines[one][one]).to.be.closeTo(1, 1e-5);
      for (const other of DIRECTION_KEYS) {
        const product = directions[one].normal.reduce((sum, value, j) => sum + value * directions[other].normal[j], 0);
        expect(cosines[one][other]).to.be.closeTo(product, 1e-5);
      }
    }
  });

  it("doubles the flux, best with derivatives, and better when it may correct", () => {
    const { oneShot, corrected, items, shell } = judgement.flux;
    expect(oneShot.derivatives.error.value).to.be.below(0.05);
    expect(oneShot.latent.error.value).to.be.above(oneShot.derivatives.error.value);
    expect(corrected.error.value).to.be.at.most(0.005);
    expect([oneShot.latent, oneShot.value, oneShot.derivatives].map(({ imagesPerStart }) => imagesPerStart)).to.deep.equal([0, 1, 3]);
    expect(items.error).to.have.length(30);
    expect(shell.share).to.be.within(0, 1);
    for (const { latents, oneShot: { reached }, corrected: walked } of Object.values(judgement.flux.others)) {
      expect(latents).to.be.within(1, 30);
      expect(reached.n).to.equal(latents);
      expect(walked.reached.n).to.equal(latents);
    }
  });

  it("holds what it is told to hold", () => {
    const { ratioReached, reached, hold, items, basis, deviations } = judgement.jacobian;
    expect(hold).to.deep.equal(["r", "psep", "tilt"]);
    expect(basis).to.equal(12);
    expect(reached.jacobian).to.be.above(0.3);
    expect(ratioReached?.value).to.be.below(1);
    for (const { drift, flux, reached: flags } of Object.values(items)) {
      for (const list of [drift, flux, flags]) expect(list).to.have.length(6);
    }
    // the parameters' own, in their units
    expect(deviations.psep).to.be.closeTo(judgement.population.psep.deviation, 1e-5);
  });

  it("is what JSON gives back", () => {
    expect(JSON.parse(JSON.stringify(judgement))).to.deep.equal(judgement);
  });

  it("stops within a stage", async () => {
    const few = { population: 200, swept: 4, entangled: 3, calibrating: 70, doubled: 3, multiplied: 60, held: 2 };
    for (const stage of ["patches of the population", "walks along psep", "corrected"]) {
      const controller = new AbortController();
      const pace = makePace({ signal: controller.signal, say: (line) => void (line.startsWith(stage) && controller.abort()) }, { every: 0 });
      const outcome = await judgeLatentSpace(blobGenerator, pace, few).then(() => "judged", (error: Error) => error.name);
      expect(outcome, stage).to.equal("AbortError");
    }
  });
});
