import { expect } from "chai";
import { paintTubes } from "../../../../src/lib/solar/simulate/paint-tubes";

describe("painted tubes", () => {
  const frame = { shape: [60, 80] as const, west: -10, south: -8, pixel: 0.364 };
  const paint = (...tubes: number[]) => {
    const field = new Float32Array(60 * 80);
    paintTubes(field, Float32Array.from(tubes), frame);
    return field;
  };
  const flux = (field: Float32Array) => (field.reduce((sum, b) => sum + b, 0) * 0.364 ** 2) / 100;

  it("have their flux exactly, wherever they fall in a pixel", () => {
    for (const at of [0, 0.05, 0.11, 0.18, 0.3]) expect(flux(paint(at, at / 2, 6, 3, 2, -2.5))).to.be.closeTo(3.5, 1e-5);
  });

  it("share it among four pixels by their distances", () => {
    const field = paint(-10 + 40.25 * 0.364, -8 + 30.5 * 0.364, 1);
    const gauss = 100 / 0.364 ** 2;
    const around = [30 * 80 + 40, 30 * 80 + 41, 31 * 80 + 40, 31 * 80 + 41].map((i) => field[i] / gauss);
    [0.375, 0.125, 0.375, 0.125].forEach((share, i) => expect(around[i]).to.be.closeTo(share, 1e-5));
  });

  it("are cut at the picture's edge and leave nothing when outside", () => {
    expect(flux(paint(-10 - 0.182, 0, 8))).to.be.closeTo(4, 1e-4);
    expect(paint(-40, 0, 8, 0, 90, 5).every((b) => b === 0)).to.equal(true);
  });
});
