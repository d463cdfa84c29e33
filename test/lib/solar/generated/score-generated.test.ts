import { expect } from "chai";
import { images, type Images } from "../../../../src/lib/arrays";
import { COMPARED_PARAMETERS, type ComparedParameter, type MeasuredPopulation } from "../../../../src/lib/solar";
import { bipoles, compare, emptied, measure, SIDE } from "./samples";

const N = 200;
/** 99.9 % of the largest differences of two samples of N are smaller. */
const NOISE = 1.95 * Math.sqrt(2 / N);
const keys = Object.keys(COMPARED_PARAMETERS) as ComparedParameter[];

describe("comparePopulations", () => {
  const heldOut: Images = bipoles("held-out", N);
  const made: Images = bipoles("generated", N);
  const half = (k: number) => k % 2 === 0;
  let others: MeasuredPopulation;
  before(async () => void (others = await measure(heldOut)));

  it("finds two samples of one population alike, within the sampling error", async () => {
    const { parameters, pixels, powerSlope, powerRatio, diversity, singlePolarity } = compare(await measure(made), others);
    for (const key of keys) {
      expect(parameters[key].distance, key).to.be.below(NOISE);
      expect(parameters[key].error, key).to.be.within(0.01, 0.06);
      expect(parameters[key].groups).to.deep.equal([N, N]);
    }
    expect(pixels).to.be.below(0.02);
    expect(Math.abs(powerSlope)).to.be.below(0.1);
    expect(powerRatio).to.be.below(0.05);
    expect(diversity).to.be.closeTo(1, 0.05);
    expect(singlePolarity).to.equal(0);
  });

  it("finds a population at no distance from itself", async () => {
    const { parameters, pixels, powerSlope, powerRatio } = compare(others, others);
    expect([...keys.map((key) => parameters[key].distance), pixels, powerSlope, powerRatio]).to.deep.equal([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("counts patches without a polarity: half of them empty is half a population away", async () => {
    const emptiedHalf = await measure(emptied(made, half));
    const found = compare(emptiedHalf, others);
    expect(found.singlePolarity).to.equal(0.5);
    for (const key of keys) expect(found.parameters[key].distance, key).to.be.at.least(0.5);
    const both = compare(emptiedHalf, await measure(emptied(heldOut, half)));
    for (const key of keys) expect(both.parameters[key].distance, key).to.be.below(NOISE);
  });

  it("finds a collapsed generator less diverse", async () => {
    const repeated = (count: number) => {
      const modes = bipoles("modes", count).data;
      return images(Float32Array.from({ length: N * SIDE ** 2 }, (_, i) => modes[i % modes.length] as number), [N, SIDE, SIDE], "kG");
    };
    // a third of the pairs are of one mode, at distance 0
    expect(compare(await measure(repeated(3)), others).diversity).to.be.below(0.9);
    expect(compare(await measure(repeated(1)), others).diversity).to.equal(0);
  });

  it("knows that twice the field is 4 times the power", async () => {
    const twice = images(heldOut.data.map((value) => 2 * value), heldOut.shape, "kG");
    const { powerRatio, powerSlope, diversity } = compare(await measure(twice), others);
    expect(powerRatio).to.be.closeTo(Math.log10(4), 1e-6);
    expect(powerSlope).to.be.closeTo(0, 1e-6);
    expect(diversity).to.be.closeTo(2, 1e-6);
  });
});
