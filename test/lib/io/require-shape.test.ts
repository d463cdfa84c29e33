import { expect } from "chai";
import { ShapeError } from "../../../src/lib/errors";
import { requireShape } from "../../../src/lib/io/require-shape";

describe("io/require-shape", () => {
  it("accepts data that fill the shape", () => {
    expect(() => requireShape(6, [2, 3])).to.not.throw();
    expect(() => requireShape(1, [])).to.not.throw();
    expect(() => requireShape(0, [0, 5])).to.not.throw();
  });

  it("refuses other lengths and sizes", () => {
    expect(() => requireShape(5, [2, 3])).to.throw(ShapeError, "shape [2, 3] to hold 6 values, but found 5 values");
    expect(() => requireShape(6, [-2, -3])).to.throw(ShapeError);
    expect(() => requireShape(3, [1.5, 2])).to.throw(ShapeError);
  });
});
