import { expect } from "chai";
import { image } from "../../../src/lib/arrays";
import { ShapeError } from "../../../src/lib/errors";
import { polarityGeometry } from "../../../src/lib/solar/polarity";
import { block } from "./fields";

describe("polarityGeometry", () => {
  it("finds masks and centroids of two squares", () => {
    const field = block([20, 30], [{ x: 4, y: 6, side: 5, value: 0.8 }, { x: 18, y: 10, side: 3, value: -0.4 }]);
    const { positive, negative, positiveCentroid, negativeCentroid, inversionMask } = polarityGeometry(field);
    expect(positive.data.reduce((a, b) => a + b)).to.equal(25);
    expect(negative.data.reduce((a, b) => a + b)).to.equal(9);
    expect(positiveCentroid?.x).to.be.closeTo(6, 1e-12);
    expect(positiveCentroid?.y).to.be.closeTo(8, 1e-12);
    expect(negativeCentroid?.x).to.be.closeTo(19, 1e-12);
    expect(negativeCentroid?.y).to.be.closeTo(11, 1e-12);
    expect(Math.max(...inversionMask.data)).to.equal(0);
  });

  it("weights centroids by the field", () => {
    const { positiveCentroid } = polarityGeometry(image(Float32Array.of(1, 0, 0, 0.25), [1, 4], "kG"));
    expect(positiveCentroid).to.deep.equal({ x: 0.6, y: 0 });
  });

  it("marks the inversion region where the dilated polarities overlap", () => {
    const field = block([9, 20], [{ x: 0, y: 4, side: 1, value: 1 }, { x: 5, y: 4, side: 1, value: -1 }]);
    const { inversionMask } = polarityGeometry(field);
    // columns 0 … 3 and 2 … 8, rows 1 … 7
    const inside = (i: number) => i % 20 >= 2 && i % 20 <= 3 && i >= 20 && i < 160;
    inversionMask.data.forEach((value, i) => expect(value, `pixel ${i}`).to.equal(inside(i) ? 1 : 0));
  });

  it("leaves out pixels at the threshold itself, as float32", () => {
    const { positive, negative } = polarityGeometry(image(Float32Array.of(0.15, -0.15, 0.1501, -0.1501), [1, 4], "kG"));
    expect([...positive.data]).to.deep.equal([0, 0, 1, 0]);
    expect([...negative.data]).to.deep.equal([0, 0, 0, 1]);
  });

  it("has no centroid without the polarity", () => {
    const { positiveCentroid, negativeCentroid } = polarityGeometry(image(Float32Array.of(0.1, -1), [1, 2], "kG"));
    expect(positiveCentroid).to.equal(undefined);
    expect(negativeCentroid).to.deep.equal({ x: 1, y: 0 });
  });

  it("refuses fields in gauss, empty ones, pixels that are no numbers, and impossible options", () => {
    const one = (value: number, unit = "kG") => image(Float32Array.of(0, value), [1, 2], unit);
    expect(() => polarityGeometry(one(500, "Mx/cm^2"))).to.throw(/in kG.*"Mx\/cm\^2".*preprocessMagnetogram/);
    expect(() => polarityGeometry(image(new Float32Array(0), [0, 4], "kG"))).to.throw(/0 x 4/);
    expect(() => polarityGeometry(one(NaN))).to.throw(/NaN at row 0, column 1/);
    expect(() => polarityGeometry(one(1), { threshold: -1 })).to.throw(/at least 0 kG.*-1/);
    expect(() => polarityGeometry(one(1), { dilationSide: 6 })).to.throw(/odd.*6/);
  });

  it("refuses what is no image", () => {
    for (const wrong of [undefined, [1, 2], { data: [1], shape: [1, 1], unit: "kG" }]) {
      expect(() => polarityGeometry(wrong as never)).to.throw(ShapeError, "the field to be one image, but found ");
    }
  });
});
