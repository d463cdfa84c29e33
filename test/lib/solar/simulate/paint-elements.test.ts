import { expect } from "chai";
import { elementWidth, paintElements } from "../../../../src/lib/solar/simulate/paint-elements";

describe("painted elements", () => {
  const frame = { shape: [60, 80] as const, west: -10, south: -8, pixel: 0.364 };
  const flux = (field: Float32Array) => (field.reduce((sum, b) => sum + b, 0) * 0.364 ** 2) / 100;

  it("have their flux exactly, wherever the centre falls in a pixel", () => {
    for (const at of [0, 0.05, 0.11, 0.18, 0.3]) {
      const field = new Float32Array(60 * 80);
      paintElements(field, Float32Array.of(at, at / 2, 6, 3, 2, -2.5), frame);
      expect(flux(field)).to.be.closeTo(3.5, 1e-4);
    }
  });

  it("peak at F / (2 pi w^2), at most 1.3 kG", () => {
    const field = new Float32Array(60 * 80);
    paintElements(field, Float32Array.of(-10 + 40 * 0.364, -8 + 30 * 0.364, 5), frame);
    const width = elementWidth(5);
    expect(width ** 2).to.be.closeTo(0.55 ** 2 + 500 / (2 * Math.PI * 1300), 1e-12);
    expect(field[30 * 80 + 40]).to.be.closeTo(500 / (2 * Math.PI * width ** 2), 2);
    expect(1e5 / (2 * Math.PI * elementWidth(1000) ** 2)).to.be.below(1300);
  });

  it("are cut at the picture's edge and leave nothing when outside", () => {
    const field = new Float32Array(60 * 80);
    paintElements(field, Float32Array.of(-10, 0, 8), frame);
    expect(flux(field)).to.be.within(4, 6);
    field.fill(0);
    paintElements(field, Float32Array.of(-40, 0, 8, 0, 90, 5), frame);
    expect(field.every((b) => b === 0)).to.equal(true);
  });
});
