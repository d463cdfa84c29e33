import { expect } from "chai";
import { mean, quantile, standardDeviation } from "../../../src/lib/statistics/quantile";

const values = Float64Array.from({ length: 11 }, (_, i) => Math.sin(i * 1.7));

// v = np.sin(np.arange(11) * 1.7)
describe("quantile, mean, standardDeviation", () => {
  it("equal numpy", () => {
    expect(quantile(values, 0.3)).to.be.closeTo(-0.6181371122370333, 1e-14); // np.quantile(v, 0.3)
    expect(quantile(values, 0.5)).to.equal(0); // np.quantile(v, 0.5)
    expect(standardDeviation(values)).to.be.closeTo(0.740186125287618, 1e-14); // v.std(ddof=1)
    expect(mean(values)).to.be.closeTo(0.00721841692154367, 1e-14); // v.mean()
  });

  it("interpolate between the two middle values", () => expect(quantile([4, 1, 3, 2], 0.5)).to.equal(2.5));

  it("leave the sample as it was", () => {
    const sample = [3, 1, 2];
    quantile(sample, 1);
    expect(sample).to.deep.equal([3, 1, 2]);
  });

  it("keep infinities apart from NaN", () => expect(quantile([1, Infinity, Infinity], 0.9)).to.equal(Infinity));

  it("refuse a share that is none, and too few values", () => {
    expect(() => quantile(values, 50)).to.throw(/share from 0 to 1.*50/);
    expect(() => standardDeviation([1])).to.throw(/at least 2 numbers.*found 1/);
    expect(() => mean([])).to.throw(/at least 1 number/);
  });
});
