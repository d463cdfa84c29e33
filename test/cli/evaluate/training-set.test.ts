import { expect } from "chai";
import { trainingSetOf } from "../../../src/cli/evaluate/training-set";
import { setDigest } from "../../../src/cli/solar/region-set-file";
import { UserError } from "../../../src/lib/errors";
import { SIMULATOR_VERSION } from "../../../src/lib/solar";

describe("trainingSetOf", () => {
  const seed = 23;
  const digest = setDigest({ simulator: SIMULATOR_VERSION, seed, name: "training", regions: 200 });
  const set = { digest, simulator: SIMULATOR_VERSION, name: "training", regions: 200, images: 4800 };

  it("gives the set that the card names", () => {
    expect(trainingSetOf({ seed, set })).to.equal(set);
  });

  it("names the training that makes such a model", () => {
    expect(() => trainingSetOf({ seed })).to.throw(UserError, "npm run train -- solar-gan.");
    expect(() => trainingSetOf({ seed }, "simsiam")).to.throw(UserError, "npm run train -- simsiam.");
  });

  const cases: readonly [string, Parameters<typeof trainingSetOf>[0], RegExp][] = [
    ["no set", { seed }, /whose card names the set that it was trained on, but found none.*Train again/],
    ["another simulator", { seed, set: { ...set, simulator: SIMULATOR_VERSION - 1 } }, /trained on version \d+ of the simulator, but found one trained on version/],
    ["another number of regions", { seed, set: { ...set, regions: 8 } }, /of 8 training regions with seed 23, but found one trained on the set/],
    ["another seed", { seed: 24, set }, /with seed 24/],
  ];
  for (const [name, card, message] of cases) {
    it(`refuses ${name}`, () => void expect(() => trainingSetOf(card)).to.throw(UserError, message));
  }
});
