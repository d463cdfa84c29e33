import { expect } from "chai";
import { nearestCrossing } from "../../../../src/lib/latent/walks/curve-inverse";

const nodes = Float64Array.from({ length: 9 }, (_, k) => k - 4);

describe("nearestCrossing", () => {
  it("is exact for cubics, rising or falling", () => {
    const cubic = (x: number) => 0.1 * x ** 3 + 0.3 * x + 1;
    expect(nearestCrossing(nodes, nodes.map(cubic), cubic(2.3))).to.be.closeTo(2.3, 1e-12);
    expect(nearestCrossing(nodes, nodes.map((x) => -cubic(x)), -cubic(-3.7))).to.be.closeTo(-3.7, 1e-12);
  });

  it("is a straight line's between two nodes, and through a node", () => {
    expect(nearestCrossing(Float64Array.of(0, 10), Float64Array.of(1, 3), 1.5)).to.be.closeTo(2.5, 1e-12);
    expect(nearestCrossing(nodes, nodes, 3)).to.be.closeTo(3, 1e-12);
  });

  it("takes the crossing nearest to 0", () => {
    expect(nearestCrossing(nodes, nodes.map((x) => x * (x - 3)), 4)).to.be.closeTo(-1, 1e-12);
  });

  it("is NaN where there is none", () => {
    expect(nearestCrossing(nodes, nodes, 4.5)).to.be.NaN;
    expect(nearestCrossing(nodes, nodes.map(() => NaN), 0)).to.be.NaN;
  });
});
