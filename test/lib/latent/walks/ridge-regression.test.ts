import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { ridgeRegression } from "../../../../src/lib/latent/walks/ridge-regression";

const stream = seed(14).stream("features");
const features = Array.from({ length: 400 }, () => [100 + 5 * stream.normal(), 0.01 * stream.normal()]);
const quadratic = ([a, b]: readonly number[]) => 2 + 0.1 * a + 30 * b - 4 * a * b + 1000 * b * b;

describe("ridgeRegression", () => {
  it("finds a quadratic, whatever the features' units", () => {
    const { predict, residuals } = ridgeRegression(features, features.map((row) => Float64Array.of(quadratic(row), 7)));
    for (const row of features.slice(0, 20)) {
      const inside = Math.abs(row[0] - 100) < 14 && Math.abs(row[1]) < 0.028;
      if (inside) expect(predict(row)[0]).to.be.closeTo(quadratic(row), 0.02);
      expect(predict(row)[1]).to.be.closeTo(7, 1e-9);
    }
    expect(residuals[0]).to.be.below(0.1);
    expect(residuals[1]).to.be.below(1e-9);
  });

  it("leaves the noise as residual", () => {
    const noisy = features.map((row) => Float64Array.of(quadratic(row) + 0.5 * stream.normal()));
    // 400 values know it to 1 / sqrt(800)
    expect(ridgeRegression(features, noisy).residuals[0]).to.be.closeTo(0.5, 0.06);
  });

  it("goes on in a straight line beyond three deviations", () => {
    const { predict } = ridgeRegression(features, features.map((row) => Float64Array.of(quadratic(row))));
    const [far, farther, farthest] = [1, 2, 3].map((a) => predict([1e6 * a, 0])[0]);
    expect((farther - far) / (farthest - farther)).to.be.closeTo(1, 1e-6);
  });

  it("asks for two rows for each coefficient", () => {
    const few = features.slice(0, 11);
    expect(() => ridgeRegression(few, few.map(() => Float64Array.of(1)))).to.throw(/at least 12 rows for 6 coefficients.*found 11/);
  });
});
