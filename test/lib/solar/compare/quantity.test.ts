import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { compareQuantity } from "../../../../src/lib/solar/compare/quantity";

describe("compareQuantity", () => {
  it("counts values and regions, and gives distance and quantiles", () => {
    const simulated = { values: [1, 2, 3, 4], regions: [0, 0, 1, 2] };
    const real = { values: [3, 4, 5, 6, 7], regions: [0, 1, 2, 3, 4] };
    const found = compareQuantity(simulated, real, seed(1).stream("quantity"));
    expect(found.distance).to.be.closeTo(0.6, 1e-12);
    expect(found.n).to.deep.equal({ simulated: 4, real: 5 });
    expect(found.regions).to.deep.equal({ simulated: 3, real: 5 });
    expect(found.simulated[2]).to.equal(2.5);
    expect(found.real).to.have.length(5);
    expect(found.interval[0]).to.be.at.most(found.interval[1]);
    expect(found.error).to.be.above(0);
  });
});
