import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { ActiveRegion, REACH_MM } from "../../../../src/lib/solar/simulate/active-region";
import { planBipole } from "../../../../src/lib/solar/simulate/bipole-plan";

describe("active regions", () => {
  const region = (x: number, flux: number) => {
    const stream = seed(5).stream(`region ${x}`);
    const bipole = planBipole(stream.stream("plan"), { flux, x, y: 0, start: 0, axis: 0, leadingSign: 1 });
    return new ActiveRegion([bipole], 15, stream.stream("history"));
  };
  const sums = ({ elements, spots }: ReturnType<ActiveRegion["snapshot"]>) => {
    const all = [...elements.filter((_, i) => i % 3 === 2), ...spots.map(({ flux }) => flux)];
    return { net: all.reduce((sum, flux) => sum + flux, 0), unsigned: all.reduce((sum, flux) => sum + Math.abs(flux), 0) };
  };

  it("have as much flux of one sign as of the other, never more than emerged, and less when it cancels", () => {
    const one = region(0, 2e21);
    let most = 0;
    for (let step = 0; step < 60; step++) {
      one.step();
      const { net, unsigned } = sums(one.snapshot());
      expect(Math.abs(net)).to.be.below(1e-3 * 2000);
      expect(unsigned).to.be.at.most(2000.01);
      most = Math.max(most, unsigned);
    }
    expect(most).to.be.above(1000);
    expect(sums(one.snapshot()).unsigned).to.be.below(most);
  });

  it("lose what leaves the square in which flux is followed, and nothing else happens to it", () => {
    const one = region(REACH_MM - 5, 3e21);
    for (let step = 0; step < 40; step++) one.step();
    const { elements } = one.snapshot();
    expect(elements.length).to.be.within(3, 30_000);
    expect(elements.every((value) => Number.isFinite(value))).to.equal(true);
  });
});
