import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
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

  it("takes nothing but a Float32Array for pixels, NaN included", () => {
    const one = (data: unknown) => () => image(data as Float32Array, [2, 2]);
    const expected = "an image made of a Float32Array, but found ";
    expect(one(["a", "b", "c", "d"])).to.throw(
      ShapeError, `${expected}an Array with "a" at index 0. Pass Float32Array.from(values).`,
    );
    expect(one([1, 2, null, 4])).to.throw(ShapeError, `${expected}an Array with null at index 2`);
    expect(one(Float64Array.of(0.5, 1, 2, 3))).to.throw(ShapeError, `${expected}a Float64Array with 0.5 at index 0`);
    expect(one("abcd")).to.throw(ShapeError, `${expected}the string "abcd"`);
    expect(one({ length: 4 })).to.throw(ShapeError, `${expected}an object, { length: 4 }`);
    expect(one(undefined)).to.throw(ShapeError, `${expected}undefined`);
    expect(() => images([1] as never, [1, 1, 1])).to.throw(ShapeError, "images made of a Float32Array");
    expect(image(new Float32Array(4).fill(NaN), [2, 2]).data[3]).to.be.NaN;
    const elsewhere = runInNewContext("Float32Array.of(1, 2)") as Float32Array;
    expect(image(elsewhere, [1, 2]).data).to.equal(elsewhere);
  });

  it("takes a shape of as many sizes as it has axes", () => {
    expect(() => image(ramp(6), [1, 2, 3] as never)).to.throw(ShapeError, "a shape of 2 sizes, but found [1, 2, 3]");
    expect(() => images(ramp(6), undefined as never)).to.throw(ShapeError, "found undefined. Pass [n, rows, columns]");
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
