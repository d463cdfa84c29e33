import { expect } from "chai";
import { imageAt } from "../../../../src/lib/arrays";
import { seed } from "../../../../src/lib/random";
import { rebuildRegions, regionImages, regionOfPopulation } from "../../../../src/lib/solar";

describe("rebuildRegions", function () {
  this.timeout(60_000);

  it("makes regions of a set again, once each, in steps of 0.1 G", () => {
    const { images, region, frame, rowOf } = rebuildRegions({ seed: 24, name: "held-out" }, [2, 2]);
    const direct = regionImages(regionOfPopulation(seed(24).stream("held-out"), 2));
    expect(images.shape).to.deep.equal(direct.shape);
    expect(new Set(region)).to.deep.equal(new Set([2]));
    expect(Array.from(frame)).to.deep.equal(Array.from({ length: direct.shape[0] }, (_, k) => k));
    expect(rowOf({ region: 2, frame: 3 })).to.equal(3);
    expect(rowOf({ region: 1, frame: 0 })).to.equal(-1);
    const [ours, theirs] = [imageAt(images, 1).data, imageAt(direct, 1).data];
    ours.forEach((value, i) => expect(Math.abs(value - theirs[i])).to.be.at.most(0.5001e-4));
    ours.forEach((value) => expect(Math.abs(value * 1e4 - Math.round(value * 1e4))).to.be.below(1e-3));
  });
});
