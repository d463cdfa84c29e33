import { expect } from "chai";
import { image, stackImages } from "../../../../src/lib/arrays";
import { physicalParameters, rowsWithBothPolarities, takeRows } from "../../../../src/lib/solar";

const bipole = (positive: number, negative: number) =>
  image(Float32Array.from({ length: 64 }, (_, i) => (i % 8 < 3 ? positive : i % 8 > 4 ? -negative : 0)), [8, 8], "kG");

describe("takeRows", () => {
  const stack = stackImages([bipole(0.5, 0.4), bipole(0.5, 0), bipole(0.2, 0.3)]);

  it("takes rows in the order asked for, with their units", () => {
    const all = physicalParameters(stack);
    const taken = takeRows(all, [2, 0, 2]);
    expect(Array.from(taken.columns.unsignedField)).to.deep.equal([2, 0, 2].map((row) => all.columns.unsignedField[row]));
    expect(taken.units).to.deep.equal(all.units);
  });

  it("knows regions with both polarities in either convention", () => {
    expect(Array.from(rowsWithBothPolarities(physicalParameters(stack)))).to.deep.equal([0, 2]);
    expect(Array.from(rowsWithBothPolarities(physicalParameters(stack, { singlePolarity: "zero" })))).to.deep.equal([0, 2]);
  });
});
