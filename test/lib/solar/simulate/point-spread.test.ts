import { expect } from "chai";
import { spreadPoints } from "../../../../src/lib/solar/simulate/point-spread";

describe("the point spread", () => {
  const shape = [41, 61] as const;
  const spread = (x: number, y: number, sigmaX: number, sigmaY: number) => {
    const field = new Float32Array(41 * 61);
    field[y * 61 + x] = 1000;
    spreadPoints(field, shape, sigmaX, sigmaY);
    return field;
  };
  const moment = (field: Float32Array, of: (x: number, y: number) => number) =>
    field.reduce((sum, b, i) => sum + b * of((i % 61) - 30, Math.floor(i / 61) - 20), 0) / 1000;

  it("keeps the sum and has the variances asked for", () => {
    const field = spread(30, 20, 2.4, 1.2);
    expect(moment(field, () => 1)).to.be.closeTo(1, 1e-5);
    // a Gaussian cut at three to four standard deviations has 0.97 to 1.0 of the variance
    expect(moment(field, (x) => x * x) / 2.4 ** 2).to.be.within(0.96, 1.01);
    expect(moment(field, (_, y) => y * y) / 1.2 ** 2).to.be.within(0.96, 1.01);
    expect(moment(field, (x, y) => x * y)).to.be.closeTo(0, 1e-6);
  });

  it("loses what leaves the picture", () => {
    expect(moment(spread(0, 20, 1, 1), () => 1)).to.be.within(0.6, 0.8);
  });
});
