import { expect } from "chai";
import { settle, trialOf, type Walker } from "../../../../src/lib/latent/jacobian/walker";

const basis = [[1, 0], [0, 1]];
const start = (longest: number): Walker => ({
  z: Float64Array.of(10, 20), misses: [3, 0], rows: undefined, longest, goals: [], path: [], done: false,
});
const rows = [Float64Array.of(1, 0), Float64Array.of(0, 1)];

describe("trialOf", () => {
  it("takes all misses away where the radius allows", () => {
    const { z, foreseen, cut } = trialOf(start(5), rows, basis, 0);
    expect(cut).to.equal(false);
    expect(z[0]).to.be.closeTo(13, 1e-9);
    expect(z[1]).to.be.closeTo(20, 1e-9);
    foreseen.forEach((miss) => expect(miss).to.be.closeTo(0, 1e-9));
  });

  it("is cut to the radius, and foresees what is left", () => {
    const { z, foreseen, cut } = trialOf(start(1), rows, basis, 0);
    expect(cut).to.equal(true);
    expect(z[0]).to.be.closeTo(11, 1e-9);
    expect(foreseen[0]).to.be.closeTo(2, 1e-9);
  });

  it("goes along the vectors of the basis", () => {
    const { z } = trialOf(start(5), [Float64Array.of(1), Float64Array.of(0)], [[0, -1]], 0);
    expect([...z].map((x) => Number(x.toFixed(6)))).to.deep.equal([10, 17]);
  });
});

describe("settle", () => {
  const settled = (misses: number[]) => {
    const walker = start(1);
    walker.rows = rows;
    settle(trialOf(walker, rows, basis, 0), misses, 4);
    return walker;
  };

  it("takes a step that came true, doubles the radius, and asks for a new Jacobian", () => {
    const walker = settled([2, 0]);
    expect(walker.z[0]).to.be.closeTo(11, 1e-9);
    expect(walker).to.deep.include({ misses: [2, 0], rows: undefined, longest: 2 });
    expect(walker.path.length).to.equal(1);
  });

  it("takes a poor step, and halves the radius", () => {
    // foreseen: 9 - 4 = 5; gained: 9 - 8.41 = 0.59
    const walker = settled([2.9, 0]);
    expect(walker.z[0]).to.be.closeTo(11, 1e-9);
    expect(walker.longest).to.be.closeTo(0.5, 1e-9);
  });

  it("undoes a step that gained nothing, and one that could not be measured", () => {
    for (const misses of [[3.1, 0], [NaN, 0], [2, 4]]) {
      const walker = settled(misses);
      expect(walker.z[0]).to.equal(10);
      expect(walker.misses).to.deep.equal([3, 0]);
      expect(walker.rows).to.equal(rows);
      expect(walker.longest).to.be.closeTo(0.5, 1e-9);
    }
  });
});
