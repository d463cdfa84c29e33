import { inspect } from "node:util";
import { expect } from "chai";
import { matrix, rowAt } from "../../../src/lib/arrays";
import { ShapeError } from "../../../src/lib/errors";

describe("matrix", () => {
  const six = Float32Array.of(0, 1, 2, 3, 4, 5);

  it("keeps rows of numbers, gives one as a view, and prints one line", () => {
    const rows = matrix(six, [2, 3]);
    expect(Array.from(rowAt(rows, 1))).to.deep.equal([3, 4, 5]);
    expect(rowAt(rows, 1).buffer).to.equal(six.buffer);
    expect(inspect(rows)).to.equal("Matrix [2 x 3] float32");
  });

  it("says what it expected and what came", () => {
    expect(() => matrix([1, 2] as never, [1, 2])).to.throw(ShapeError, "made of a Float32Array, but found an Array");
    expect(() => matrix(six, [2, 2])).to.throw(ShapeError, "[2 x 2] to hold 4 values, but found 6");
    expect(() => matrix(six, [6] as never)).to.throw(ShapeError, "a shape of two whole numbers");
    expect(() => rowAt(matrix(six, [2, 3]), 2)).to.throw(ShapeError, "from 0 to 1, but found 2");
  });
});
