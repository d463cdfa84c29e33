import { expect } from "chai";
import { spotRadius, spotSnapshots, umbralField, type Spot } from "../../../../src/lib/solar/simulate/spot";

describe("spots", () => {
  const spot = (x: number, y: number, flux: number, sign: 1 | -1): Spot =>
    ({ plan: { along: 0, across: 0, flux, lifetime: 9 }, sign, shape: 3, x, y, flux, largest: flux });

  it("are discs that hold their flux at half the umbral field: F = pi r^2 B / 2", () => {
    for (const flux of [90, 900, 9000]) {
      expect(Math.PI * spotRadius(flux) ** 2 * 0.5 * umbralField(flux)).to.be.closeTo(100 * flux, 1e-6 * flux);
    }
    expect([umbralField(80), umbralField(1e7)]).to.deep.equal([1350, 2800]);
  });

  it("flatten an opposite one that they would overlap, by (r1 + r2) / distance", () => {
    const distance = 1.6 * spotRadius(1000);
    const [a, b] = spotSnapshots([spot(0, 0, 1000, 1), spot(0, distance, 1000, -1)]);
    expect(a.pressed[0]).to.equal(0);
    expect(a.pressed[1]).to.be.closeTo(2 / 1.6 - 1, 1e-6);
    expect(b.pressed[1]).to.be.closeTo(1 - 2 / 1.6, 1e-6);
    expect([a.flux, b.flux]).to.deep.equal([1000, -1000]);
  });

  it("leave alike and distant ones round, and are not there without flux", () => {
    const snapshots = spotSnapshots([spot(0, 0, 500, 1), spot(4, 0, 500, 1), spot(200, 0, 500, -1), spot(1, 1, 0, -1)]);
    expect(snapshots.map(({ pressed }) => [...pressed])).to.deep.equal([[0, 0], [0, 0], [0, 0]]);
  });
});
