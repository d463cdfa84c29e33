import { expect } from "chai";
import { ANGLES, spotShape } from "../../../../src/lib/solar/simulate/spot-shape";

describe("shapes of spots", () => {
  it("are the same for the same number, and lie within their bounds", () => {
    for (let key = 0; key < 12; key++) {
      const { outline, umbra, penumbra, stretch } = spotShape(key);
      expect([outline.length, umbra.length, penumbra.length]).to.deep.equal([ANGLES, ANGLES, ANGLES]);
      expect(Math.min(...outline)).to.be.at.least(0.5);
      expect(umbra.every((share) => share >= 0.22 && share <= 0.68)).to.equal(true);
      expect(penumbra.every((share) => share >= 0 && share <= 1)).to.equal(true);
      expect(stretch).to.be.at.least(1);
    }
    expect(spotShape(5)).to.equal(spotShape(5));
  });
});
