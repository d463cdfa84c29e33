import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { elementSpread, fluxTubes } from "../../../../src/lib/solar/simulate/flux-tubes";

describe("flux tubes", () => {
  const stream = () => seed(4).stream("tubes");
  const sum = (tubes: Float32Array, offset: number) => {
    let total = 0;
    for (let i = offset; i < tubes.length; i += 3) total += tubes[i];
    return total;
  };

  it("have the elements' flux: 80 % in equal parts of at most the largest, 20 % in parts of at most a third of it", () => {
    const tubes = fluxTubes(Float32Array.of(0, 0, 7, 5, 5, -2.5), 2, 30, stream());
    // 5.6 / 2 and 2 / 2 give 3 and 1 parts, 1.4 / (2 / 3) and 0.5 / (2 / 3) 3 and 1
    expect(tubes.length).to.equal(3 * (3 + 1 + 3 + 1));
    expect(sum(tubes, 2)).to.be.closeTo(4.5, 1e-5);
    expect(tubes[2]).to.be.closeTo((0.8 * 7) / 3, 1e-6);
    expect(tubes[11]).to.be.closeTo(0.8 * -2.5, 1e-6);
    expect(tubes[14]).to.be.closeTo((0.2 * 7) / 3, 1e-6);
    expect(tubes[23]).to.be.closeTo(0.2 * -2.5, 1e-6);
  });

  it("lie around their element", () => {
    const tubes = fluxTubes(Float32Array.of(3, -4, 60), 0.1, 30, stream());
    const count = tubes.length / 3;
    expect(sum(tubes, 0) / count).to.be.closeTo(3, 0.7);
    expect(sum(tubes, 1) / count).to.be.closeTo(-4, 0.7);
    const far = Array.from({ length: count }, (_, i) => Math.hypot(tubes[3 * i] - 3, tubes[3 * i + 1] + 4)).filter((r) => r > 18);
    expect(far).to.deep.equal([]);
  });

  it("are gathered: more of them have a near neighbour than scattered points do", () => {
    const elements = new Float32Array(3 * 900);
    const places = stream().stream("places");
    for (let i = 0; i < elements.length; i += 3) elements.set([40 * places.uniform() - 20, 40 * places.uniform() - 20, 0.5], i);
    const pairs = (points: Float32Array) => {
      let near = 0;
      for (let i = 0; i < points.length; i += 3) {
        for (let j = 0; j < i; j += 3) if (Math.hypot(points[i] - points[j], points[i + 1] - points[j + 1]) < 0.5) near++;
      }
      return near;
    };
    expect(pairs(fluxTubes(elements, 1, 30, stream()))).to.be.above(1.5 * pairs(elements));
  });

  it("spread with the square root of the flux", () => {
    expect((elementSpread(40) - elementSpread(0)) / (elementSpread(10) - elementSpread(0))).to.be.closeTo(2, 1e-12);
  });
});
