import { expect } from "chai";
import { imagesOfSet } from "../../../../src/cli/solar/generated-regions";
import { imageAt } from "../../../../src/lib/arrays";
import { pictureLook, realPatches, type RealPatch } from "../../../../src/lib/solar";
import { smallSet } from "../../../cli/solar/small-set";

describe("realPatches", () => {
  const images = imagesOfSet(smallSet("real", [1, 1, 1]), [0, 1, 2]);
  const patches = (["picture", "sharp", "line-of-sight"] as const).map((source, region) => ({ source, region }) as unknown as RealPatch);

  it("shows finer instruments' images as pictures would, and leaves pictures as they are", () => {
    const found = realPatches({ images, patches });
    const all = found.at([0, 1, 2]);
    expect(imageAt(all, 0).data).to.deep.equal(imageAt(images, 0).data);
    const seen = pictureLook(images);
    for (const i of [1, 2]) expect(imageAt(all, i).data).to.deep.equal(imageAt(seen, i).data);
    expect(Math.max(...imageAt(all, 1).data)).to.be.at.most(0.2501);
    expect(Array.from(found.regions)).to.deep.equal([0, 1, 2]);
  });
});
