import { expect } from "chai";
import { paintSpot, spotProfile } from "../../../../src/lib/solar/simulate/paint-spot";
import { umbralField } from "../../../../src/lib/solar/simulate/spot";

describe("painted spots", () => {
  const frame = { shape: [200, 220] as const, west: -40, south: -36, pixel: 0.364 };
  const paint = (flux: number, shape = 7) => {
    const field = new Float32Array(200 * 220);
    paintSpot(field, { x: 0.13, y: 0.29, flux, shape, pressed: [0, 0] }, frame);
    return field;
  };

  it("have their flux exactly", () => {
    for (const flux of [80, -600, 5000]) {
      const sum = paint(flux).reduce((total, b) => total + b, 0);
      expect((sum * 0.364 ** 2) / 100).to.be.closeTo(flux, 1e-3 * Math.abs(flux));
    }
  });

  it("have umbrae of 1.3 to 3.3 kG: the clip at 1 kG bites", () => {
    for (const flux of [120, 1000, 6000]) {
      const peak = paint(flux).reduce((most, b) => Math.max(most, b), 0);
      expect(peak).to.be.within(0.75 * umbralField(flux), 1.5 * umbralField(flux));
      expect(peak).to.be.within(1200, 3600);
    }
  });

  it("are the same for the same shape and differ for another", () => {
    expect(paint(2000, 1)).to.deep.equal(paint(2000, 1));
    expect(paint(2000, 1)).to.not.deep.equal(paint(2000, 2));
  });

  it("fall from the umbra to nothing, with a penumbra and without", () => {
    for (const penumbra of [0, 0.5, 1]) {
      const values = [0, 0.45, 0.7, 0.95, 1.2].map((q) => spotProfile(q, 0.45, penumbra));
      expect(values[0]).to.equal(1);
      expect(values).to.satisfy(() => values.every((value, i) => i === 0 || value <= values[i - 1]));
      expect(spotProfile(1.31, 0.45, penumbra)).to.equal(0);
    }
  });

  it("are narrow along the line to the spot that they are pressed against", () => {
    const field = new Float32Array(200 * 220);
    paintSpot(field, { x: 0, y: 0, flux: 3000, shape: 7, pressed: [0, 0.8] }, frame);
    const width = (of: (i: number) => number, values: Float32Array) => {
      const total = values.reduce((sum, b) => sum + b, 0);
      const mean = values.reduce((sum, b, i) => sum + b * of(i), 0) / total;
      return Math.sqrt(values.reduce((sum, b, i) => sum + b * (of(i) - mean) ** 2, 0) / total);
    };
    const [x, y] = [(i: number) => i % 220, (i: number) => Math.floor(i / 220)];
    expect(width(x, field) / width(y, field) / (width(x, paint(3000)) / width(y, paint(3000)))).to.be.within(2.4, 4);
  });
});
