import { expect } from "chai";
import { images } from "../../../../src/lib/arrays";
import { evenlySpread, patchesOfImages } from "../../../../src/lib/solar";

describe("patchesOfImages", () => {
  const stack = images(Float32Array.of(0, 1, 10, 11, 20, 21), [3, 1, 2], "kG");

  it("gives the chosen patches in the order asked for", () => {
    expect(patchesOfImages(stack).at([2, 0])).to.deep.equal(images(Float32Array.of(20, 21, 0, 1), [2, 1, 2], "kG"));
    expect(Array.from(patchesOfImages(stack).regions)).to.deep.equal([0, 1, 2]);
    expect(patchesOfImages(stack, [4, 4, 5]).regions).to.deep.equal([4, 4, 5]);
  });
});

describe("evenlySpread", () => {
  it("takes every k-th, and all when there are fewer", () => {
    expect(Array.from(evenlySpread(10, 4))).to.deep.equal([0, 2, 5, 7]);
    expect(Array.from(evenlySpread(3, 4))).to.deep.equal([0, 1, 2]);
  });
});
