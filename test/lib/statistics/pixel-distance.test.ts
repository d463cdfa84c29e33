import { expect } from "chai";
import { images } from "../../../src/lib/arrays";
import { requireFinitePixels, requireSameSize, squaredDistance } from "../../../src/lib/statistics/pixel-distance";

const stack = images(Float32Array.of(0, 0, 0, 0, 1, 2, 2, 4), [2, 2, 2]);

describe("squaredDistance", () => {
  it("sums the squares over the pixels", () => {
    expect(squaredDistance(stack, 0, stack, 1)).to.equal(25);
    expect(squaredDistance(stack, 1, stack, 1)).to.equal(0);
  });

  it("stops after the row that passes the limit", () => expect(squaredDistance(stack, 0, stack, 1, 4)).to.equal(5));
});

describe("requireFinitePixels, requireSameSize", () => {
  it("refuse what they are named for", () => {
    expect(() => requireFinitePixels(images(Float32Array.of(0, Infinity), [1, 1, 2]), "the queries"))
      .to.throw(/the queries to be finite.*Infinity at index 1/);
    expect(() => requireFinitePixels(images(new Float32Array(0), [0, 4, 4]), "the queries")).to.throw(/pixels.*0 x 4 x 4/);
    expect(() => requireSameSize(stack, images(new Float32Array(4), [1, 1, 4]))).to.throw(/2 x 2.*1 x 4/);
    requireFinitePixels(stack, "the stack");
    requireSameSize(stack, stack);
  });
});
