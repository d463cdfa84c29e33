import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { drawSeparation, planBipole, polarityCentre } from "../../../../src/lib/solar/simulate/bipole-plan";

describe("plans of bipoles", () => {
  const plan = (i: number, flux = 8e21) =>
    planBipole(seed(2).stream(`${i}`), { flux, x: 0, y: 0, start: 10, axis: 0.3, leadingSign: -1 });

  it("give each polarity half of the flux, spots no more than three quarters of it", () => {
    for (let i = 0; i < 40; i++) {
      const { flux, leader, follower } = plan(i);
      expect(flux).to.equal(4000);
      expect([leader.sign, follower.sign, leader.leading, follower.leading]).to.deep.equal([-1, 1, true, false]);
      for (const { spots } of [leader, follower]) expect(spots.reduce((sum, spot) => sum + spot.flux, 0)).to.be.at.most(3000.001);
    }
  });

  it("have a leader that is one spot more often than the follower is", () => {
    const counts = Array.from({ length: 80 }, (_, i) => plan(i)).map(({ leader, follower }) => [leader.spots.length, follower.spots.length]);
    const mean = (k: number) => counts.reduce((sum, count) => sum + count[k], 0) / counts.length;
    expect(mean(0)).to.be.below(mean(1));
  });

  it("separate by 72 Mm (F / 7.7e21 Mx)^0.28 in the geometric mean", () => {
    const stream = seed(3).stream("separations");
    const logs = Array.from({ length: 2000 }, () => Math.log10(drawSeparation(stream, 7.7e20)));
    expect(logs.reduce((sum, value) => sum + value, 0) / logs.length).to.be.closeTo(Math.log10(72) - 0.28, 0.012);
  });

  it("move apart to the whole separation, the axis turning to its end", () => {
    const bipole = plan(1);
    const [x0, y0] = polarityCentre(bipole, true, 0);
    expect(Math.hypot(x0, y0)).to.be.closeTo(0.53 * 0.3 * bipole.separation, 1e-9);
    const end = [true, false].map((leading) => polarityCentre(bipole, leading, 1e5));
    expect(Math.hypot(end[0][0] - end[1][0], end[0][1] - end[1][1])).to.be.closeTo(bipole.separation, 1e-6);
    expect(Math.atan2(end[0][1], end[0][0])).to.be.closeTo(0.3, 1e-9);
  });
});
