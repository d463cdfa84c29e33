import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { ActiveRegion } from "../../../../src/lib/solar/simulate/active-region";
import { planBipole } from "../../../../src/lib/solar/simulate/bipole-plan";
import { footpointDistance, FootpointSums } from "../../../../src/lib/solar/simulate/footpoints";

describe("footpoints", () => {
  const plan = (name: string, x: number, leadingSign: 1 | -1) =>
    planBipole(seed(5).stream(name), { flux: 3e21, x, y: 0, start: 0, axis: 0.1, leadingSign });

  it("are the flux-weighted centres of the polarities of each bipole", () => {
    const sums = new FootpointSums([plan("a", 0, 1), plan("b", 30, -1), plan("c", 60, 1)]);
    sums.add(0, 10, 0, 3);
    sums.add(0, 14, 4, 1);
    sums.add(0, -10, 2, -2);
    sums.add(1, 40, 5, -6);
    sums.add(1, 20, 5, 4);
    sums.add(2, 60, 0, 5);
    expect(sums.footpoints()).to.deep.equal([
      { flux: 3e18, leader: [11, 1], follower: [-10, 2] },
      { flux: 5e18, leader: [40, 5], follower: [20, 5] },
    ]);
  });

  it("are apart by the mean over bipoles, weighted by flux, along scaled axes", () => {
    const bipoles = [{ flux: 1, leader: [3, 4], follower: [0, 0] }, { flux: 3, leader: [0, 10], follower: [0, 1] }] as const;
    expect(footpointDistance(bipoles)).to.equal((5 + 27) / 4);
    expect(footpointDistance(bipoles, [4 / 3, 0])).to.equal(1);
    expect(footpointDistance([])).to.be.NaN;
  });

  it("are the centres of all flux of either sign in a region of one bipole", () => {
    const region = new ActiveRegion([plan("one", 0, -1)], 15, seed(5).stream("history"));
    for (let step = 0; step < 40; step++) region.step();
    const [{ leader, follower, flux }] = region.footpoints();
    const { elements, spots } = region.snapshot();
    const all = [...Array.from({ length: elements.length / 3 }, (_, i) => elements.subarray(3 * i, 3 * i + 3)), ...spots.map(({ x, y, flux: f }) => [x, y, f])];
    for (const [sign, centre] of [[-1, leader], [1, follower]] as const) {
      const some = all.filter(([, , f]) => f * sign > 0);
      const total = some.reduce((sum, [, , f]) => sum + Math.abs(f), 0);
      expect(some.reduce((sum, [x, , f]) => sum + x * Math.abs(f), 0) / total).to.be.closeTo(centre[0], 1e-4);
      expect(some.reduce((sum, [, y, f]) => sum + y * Math.abs(f), 0) / total).to.be.closeTo(centre[1], 1e-4);
      expect(total * 1e18).to.be.closeTo(flux, 1e-3 * flux);
    }
  });

  it("of two bipoles are told apart until they mix", () => {
    const region = new ActiveRegion([plan("left", -100, 1), plan("right", 100, 1)], 15, seed(6).stream("history"));
    for (let step = 0; step < 15; step++) region.step();
    const [left, right] = region.footpoints();
    expect(left.leader[0]).to.be.within(-100, 0);
    expect(right.follower[0]).to.be.within(0, 100);
  });
});
