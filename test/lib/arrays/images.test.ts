import { inspect } from "node:util";
import { expect } from "chai";
import { image, imageAt, images, stackImages } from "../../../src/lib/arrays";
import { ShapeError } from "../../../src/lib/errors";

const ramp = (n: number) => Float32Array.from({ length: n }, (_, i) => i);

describe("images", () => {
  it("keeps data, shape and unit, and prints one line", () => {
    const stack = images(ramp(24), [2, 3, 4], "kG");
    expect(stack.shape).to.deep.equal([2, 3, 4]);
    expect(inspect(stack)).to.equal("Images [2 x 3 x 4] float32 in kG");
  });

  it("gives one image as a view", () => {
    const second = imageAt(images(ramp(24), [2, 3, 4]), 1);
    expect(Array.from(second.data)).to.deep.equal([12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]);
    expect(second.shape).to.deep.equal([3, 4]);
  });

  it("stacks what it took apart", () => {
    const stack = images(ramp(24), [2, 3, 4], "kG");
    expect(stackImages([imageAt(stack, 0), imageAt(stack, 1)])).to.deep.equal(stack);
  });

  it("says what it expected and what came", () => {
    expect(() => images(ramp(5), [1, 2, 3])).to.throw(ShapeError, "[1, 2, 3] to hold 6 values, but found 5 values");
    expect(() => image(ramp(5), [-1, -5])).to.throw(ShapeError, "whole number");
    expect(() => imageAt(images(ramp(6), [1, 2, 3]), 1)).to.throw(ShapeError, "from 0 to 0, but found 1");
    expect(() => stackImages([])).to.throw(ShapeError, "at least one image");
    expect(() => stackImages([image(ramp(6), [2, 3]), image(ramp(6), [3, 2])])).to.throw(ShapeError, "[3 x 2]");
    expect(() => stackImages([image(ramp(6), [2, 3], "kG"), image(ramp(6), [2, 3], "G")])).to.throw(ShapeError, "in G at index 1");
  });
});
