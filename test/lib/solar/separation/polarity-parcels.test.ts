import { expect } from "chai";
import { polarityParcels } from "../../../../src/lib/solar/separation/polarity-parcels";
import { block } from "../fields";

describe("polarity parcels", () => {
  it("gather the pixels of each sign in cells, with centres of their own", () => {
    const field = block([16, 24], [{ x: 1, y: 2, side: 2, value: 0.5 }, { x: 5, y: 5, side: 1, value: -0.4 }, { x: 7, y: 10, side: 2, value: 0.2 }]);
    const { positive, negative } = polarityParcels(field, 0.15, 8);
    [2, 0.4, 0.4].forEach((amount, i) => expect(positive.amounts[i]).to.be.closeTo(amount, 1e-6));
    expect([...positive.x, ...positive.y]).to.deep.equal([1.5, 7, 8, 2.5, 10.5, 10.5]);
    expect([...negative.x, ...negative.y]).to.deep.equal([5, 5]);
  });

  it("leave out weak pixels, and cover images that cells do not divide", () => {
    const field = block([10, 10], [{ x: 0, y: 0, side: 3, value: 0.1 }, { x: 9, y: 9, side: 1, value: 0.3 }]);
    const { positive, negative } = polarityParcels(field, 0.15, 8);
    expect([positive.amounts.length, negative.amounts.length]).to.deep.equal([1, 0]);
    expect([positive.x[0], positive.y[0]]).to.deep.equal([9, 9]);
  });
});
