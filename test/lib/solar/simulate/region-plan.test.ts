import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { planRegion } from "../../../../src/lib/solar/simulate/region-plan";

describe("plans of regions", () => {
  const plans = Array.from({ length: 600 }, (_, i) => planRegion(seed(6).stream(`plan ${i}`)));

  it("share out the whole flux", () => {
    for (const { bipoles, emergingFlux } of plans) {
      const units = bipoles.reduce((sum, { flux }) => sum + 2 * flux, 0);
      expect(units * 1e18).to.be.closeTo(emergingFlux, 1e-9 * emergingFlux);
    }
  });

  it("are bipoles, or complexes of two to four, commoner with more flux", () => {
    for (const { kind, bipoles } of plans) expect(bipoles.length).to.be.within(...(kind === "bipole" ? [1, 1] : [2, 4]) as [number, number]);
    const share = (some: typeof plans) => some.filter(({ kind }) => kind === "complex").length / some.length;
    const sorted = [...plans].sort((a, b) => a.emergingFlux - b.emergingFlux);
    expect(share(sorted.slice(0, 300))).to.be.within(0.15, 0.45);
    expect(share(sorted.slice(300))).to.be.within(share(sorted.slice(0, 300)), 0.7);
  });

  it("start with the main bipole at the centre", () => {
    for (const { bipoles: [main] } of plans) expect([main.x, main.y, main.start]).to.deep.equal([0, 0, 0]);
  });
});
