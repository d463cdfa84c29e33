import { expect } from "chai";
import { images } from "../../../src/lib/arrays";
import { blockMean } from "../../../src/lib/statistics/block-mean";

describe("blockMean", () => {
  it("averages blocks, image by image", () => {
    const stack = images(Float32Array.from({ length: 16 }, (_, i) => i), [2, 2, 4], "kG");
    const coarse = blockMean(stack, 2);
    expect([...coarse.data]).to.deep.equal([2.5, 4.5, 10.5, 12.5]);
    expect(coarse.shape).to.deep.equal([2, 1, 2]);
    expect(coarse.unit).to.equal("kG");
  });

  it("leaves a stack as it is for a factor of 1", () => {
    const stack = images(Float32Array.of(1, 2, 3, 4, 5, 6), [1, 2, 3]);
    expect(blockMean(stack, 1).data).to.deep.equal(stack.data);
  });

  it("refuses a factor that does not divide", () => {
    const stack = images(new Float32Array(12), [1, 3, 4]);
    expect(() => blockMean(stack, 2)).to.throw(/multiples of 2.*3 x 4/);
    expect(() => blockMean(stack, 0)).to.throw(/factor.*found 0/);
  });
});
