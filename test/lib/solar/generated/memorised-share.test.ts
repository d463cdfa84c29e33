import { expect } from "chai";
import type { Images } from "../../../../src/lib/arrays";
import { memorisedShares, patchesOfImages } from "../../../../src/lib/solar";
import { blockMean, nearestDistances, quantile } from "../../../../src/lib/statistics";
import { bipoles } from "./samples";

describe("memorisedShares", () => {
  let training: Images, heldOut: Images;
  before(() => {
    training = bipoles("training", 600);
    heldOut = bipoles("held-out", 300);
  });

  it("is 1 for a copier", async () => {
    const copies = patchesOfImages(training).at(Int32Array.from({ length: 120 }, (_, i) => 5 * i));
    const { generated: { share, heldOutShare, median } } = await memorisedShares({ generated: copies }, heldOut, patchesOfImages(training));
    expect(share).to.equal(1);
    expect(heldOutShare).to.be.closeTo(0.05, 1 / 300);
    expect(median.generated).to.equal(0);
    expect(median.heldOut).to.be.above(0);
  });

  it("is about the level for draws of the population, within 3 standard errors", async () => {
    const { more: found } = await memorisedShares({ more: bipoles("more", 300) }, heldOut, patchesOfImages(training), { level: 0.1 });
    expect(found.error).to.be.closeTo(Math.sqrt(0.1 * 0.9 * (2 / 300)), 1e-12);
    expect(Math.abs(found.share - 0.1)).to.be.below(3 * found.error);
    expect(found.n).to.deep.equal({ generated: 300, heldOut: 300 });
  });

  it("finds in chunks what one comparison of all finds", async () => {
    const calls: number[] = [];
    const onChunk = (done: number) => void calls.push(done);
    const { more: found } = await memorisedShares({ more: bipoles("more", 110) }, heldOut, patchesOfImages(training), { block: 8, onChunk });
    const distances = nearestDistances(blockMean(heldOut, 8), blockMean(training, 8)).distance;
    expect(found.threshold).to.equal(quantile(distances, 0.05));
    expect(found.median.heldOut).to.equal(quantile(distances, 0.5));
    expect(calls).to.deep.equal([500, 600, 100, 200, 300, 100, 110]);
  });
});
