import { expect } from "chai";
import { image, images, isImage, isImages, requireImage, requireImages } from "../../../src/lib/arrays";
import { ShapeError } from "../../../src/lib/errors";

const one = image(new Float32Array(6), [2, 3], "kG");
const stack = images(new Float32Array(12), [2, 2, 3], "kG");

describe("requireImage", () => {
  it("lets images pass, also those made by hand", () => {
    const plain = { data: new Float32Array(6), shape: [2, 3], unit: "" };
    for (const value of [one, plain]) expect(() => requireImage(value, "the field")).not.to.throw();
    expect([one, stack].map(isImage)).to.deep.equal([true, false]);
  });

  it("names what it asked for, what came and what to do", () => {
    const of = (value: unknown) => () => requireImage(value, "the field");
    expect(of(undefined)).to.throw(
      ShapeError, "expected the field to be one image, but found undefined. Make one with image(",
    );
    expect(of(stack)).to.throw(ShapeError, "Images [2 x 2 x 3] float32 in kG. Take one out of the stack with imageAt");
    expect(of([[1, 2]])).to.throw(ShapeError, "found an Array with [ 1, 2 ] at index 0");
    expect(of({ ...one, data: [1, 2, 3, 4, 5, 6] })).to.throw(ShapeError);
    expect(of({ ...one, shape: [2, 4] })).to.throw(ShapeError);
    expect(of({ data: one.data, shape: one.shape })).to.throw(ShapeError);
  });
});

describe("requireImages", () => {
  it("lets stacks pass", () => {
    expect(() => requireImages(stack, "the fields")).not.to.throw();
    expect([one, stack].map(isImages)).to.deep.equal([false, true]);
  });

  it("tells how to make a stack", () => {
    const of = (value: unknown) => () => requireImages(value, "the fields");
    expect(of(one)).to.throw(
      ShapeError, "expected the fields to be a stack of images, but found an object, Image [2 x 3]",
    );
    expect(of([one])).to.throw(ShapeError, "Stack single images with stackImages");
    expect(of("x.fits")).to.throw(ShapeError, 'found the string "x.fits". Make one with images(');
  });
});
