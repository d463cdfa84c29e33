import { expect } from "chai";
import { imagesOfSet } from "../../../../src/cli/solar/generated-regions";
import { imageAt } from "../../../../src/lib/arrays";
import { realPatches, seenInPicture, type RealPatch } from "../../../../src/lib/solar";
import { smallSet } from "../../../cli/solar/small-set";

describe("realPatches", () => {
  const images = imagesOfSet(smallSet("real", [1, 1, 1]), [0, 1, 2]);
  const patches = (["picture", "sharp", "line-of-sight"] as const).map((source, region) =>
    ({ source, region, group: 2 * region, cells: [30 + region, 40], limbCosine: 1 - region / 10 }) as unknown as RealPatch);

  it("shows finer instruments' images as pictures would at their own places, and leaves pictures as they are", () => {
    const found = realPatches({ images, patches });
    const all = found.at([0, 1, 2]);
    expect(imageAt(all, 0).data).to.deep.equal(imageAt(images, 0).data);
    for (const i of [1, 2]) expect(imageAt(all, i).data).to.deep.equal(seenInPicture(imageAt(images, i), patches[i]).data);
    expect(Math.max(...imageAt(all, 1).data)).to.be.at.most(0.25 / 0.9 + 1e-4);
  });

  it("are of the groups that resampling takes as independent", () => {
    expect(Array.from(realPatches({ images, patches }).regions)).to.deep.equal([0, 2, 4]);
  });
});
