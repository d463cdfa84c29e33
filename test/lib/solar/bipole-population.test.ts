import { expect } from "chai";
import { seed } from "../../../src/lib/random";
import { simulatedBipoles } from "../../../src/lib/solar/bipole-population";
import { physicalParameters } from "../../../src/lib/solar/parameters";
import { preprocessMagnetograms } from "../../../src/lib/solar/preprocess";

describe("simulatedBipoles", () => {
  it("begins with the smaller population of the same stream", () => {
    const draw = (count: number) => simulatedBipoles(count, seed(9).stream("regions"));
    const [two, five] = [draw(2), draw(5)];
    expect(five).to.have.length(5);
    two.forEach((region, i) => expect(region.data).to.deep.equal(five[i]?.data));
    expect(five[0]?.data).to.not.deep.equal(five[1]?.data);
  });

  it("varies in size, shape and polarity, and every region has both polarities", () => {
    const regions = simulatedBipoles(24, seed(9).stream("regions"));
    expect(new Set(regions.map(({ shape }) => shape.join())).size).to.be.above(20);
    const { columns } = physicalParameters(preprocessMagnetograms(regions));
    expect([...columns.unsignedField].every((tuf) => tuf > 0 && tuf < 1)).to.equal(true);
    expect(columns.polarity.filter((lp) => lp > 0).length).to.be.within(5, 19);
    expect([...columns.area].every((area) => area > 0.01 && area < 0.7)).to.equal(true);
  });

  it("refuses a count that is not whole", () => {
    expect(() => simulatedBipoles(0, seed(9).stream("regions"))).to.throw(/at least 1.*found 0/);
  });
});
