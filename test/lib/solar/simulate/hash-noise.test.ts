import { expect } from "chai";
import { hash, latticeNoise } from "../../../../src/lib/solar/simulate/hash-noise";

describe("hash noise", () => {
  it("has the hash's value at whole places and is periodic in u", () => {
    for (const [u, v] of [[0, 0], [3, 5], [6, -2]]) {
      expect(latticeNoise(9, u, v, 7)).to.be.closeTo(hash(9, u, v, 0) / 2 ** 31 - 1, 1e-12);
      expect(latticeNoise(9, u + 0.4, v + 0.3, 7)).to.be.closeTo(latticeNoise(9, u + 7.4, v + 0.3, 7), 1e-12);
    }
  });

  it("is the mean of its neighbours half-way", () => {
    const corners = [[2, 4], [3, 4], [2, 5], [3, 5]].map(([u, v]) => latticeNoise(1, u, v, 50));
    expect(latticeNoise(1, 2.5, 4.5, 50)).to.be.closeTo(corners.reduce((sum, value) => sum + value, 0) / 4, 1e-12);
  });

  it("is uniform in -1 … 1 at whole places: mean 0, variance 1/3", () => {
    const values = Array.from({ length: 4000 }, (_, i) => latticeNoise(2, i % 64, Math.floor(i / 64), 64));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(mean).to.be.closeTo(0, 0.03);
    expect(variance).to.be.closeTo(1 / 3, 0.02);
  });
});
