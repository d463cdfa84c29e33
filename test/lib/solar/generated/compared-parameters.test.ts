import { expect } from "chai";
import { comparedValues, physicalParameters, singlePolarityShare } from "../../../../src/lib/solar";
import { bipoles, emptied } from "./samples";

describe("comparedValues", () => {
  const stack = emptied(bipoles("compared", 8), (k) => k >= 2);

  it("are the same however patches without a polarity were measured", () => {
    const zero = comparedValues(physicalParameters(stack, { singlePolarity: "zero" }));
    expect(comparedValues(physicalParameters(stack, { singlePolarity: "nan" }))).to.deep.equal(zero);
    expect(Array.from(zero.tuf.subarray(0, 2))).to.deep.equal([0, 0]);
    expect(zero.tuf.subarray(2).every((value) => value > 0)).to.equal(true);
    expect(singlePolarityShare(zero)).to.equal(0.25);
  });

  it("count a patch of one sign alone as single", () => {
    const positive = bipoles("compared", 4);
    positive.data.forEach((value, i) => (positive.data[i] = Math.abs(value)));
    expect(singlePolarityShare(comparedValues(physicalParameters(positive)))).to.equal(1);
  });
});
