import { expect } from "chai";
import { seed } from "../../../src/lib/random";
import { bootstrap } from "../../../src/lib/statistics/bootstrap";
import { mean, standardDeviation } from "../../../src/lib/statistics/quantile";

const normal = (n: number, name: string) => {
  const stream = seed(4).stream(name);
  return Float64Array.from({ length: n }, () => stream.normal());
};

describe("bootstrap", () => {
  it("gives the mean its standard error, and an interval of that width", () => {
    const values = normal(400, "values");
    const { value, error, interval, bias } = bootstrap(values, mean, seed(4).stream("draws"), { resamples: 4000 });
    // closed form: sqrt((n - 1) / n) s / sqrt(n) is the standard deviation of a resampled mean
    const expected = (standardDeviation(values) * Math.sqrt(399 / 400)) / 20;
    expect(value).to.be.closeTo(mean(values), 1e-14);
    // 4000 resamples know it to 1 / sqrt(8000) = 1.1 %
    expect(error / expected).to.be.closeTo(1, 0.045);
    expect((interval[1] - interval[0]) / (2 * 1.96 * expected)).to.be.closeTo(1, 0.06);
    expect(Math.abs(bias)).to.be.below((4 * expected) / Math.sqrt(4000));
  });

  it("holds the true mean in 95 of 100 samples", () => {
    let covered = 0;
    for (let i = 0; i < 200; i++) {
      const { interval } = bootstrap(normal(60, `sample ${i}`), mean, seed(4).stream(`draw ${i}`), { resamples: 400 });
      if (interval[0] <= 0 && 0 <= interval[1]) covered++;
    }
    expect(covered / 200).to.be.within(0.9, 0.99);
  });

  it("gives the same numbers for the same stream", () => {
    const once = () => bootstrap([1, 2, 3, 5], mean, seed(4).stream("same"), { resamples: 50 });
    expect(once()).to.deep.equal(once());
  });

  it("does not let the statistic change the sample", () => {
    const { value } = bootstrap([3, 1, 2], (drawn) => drawn.sort()[0], seed(4).stream("sorted"), { resamples: 200 });
    expect(value).to.equal(1);
  });

  it("refuses impossible options", () => {
    const stream = seed(4).stream("bad");
    expect(() => bootstrap([1, 2], mean, stream, { resamples: 1 })).to.throw(/resamples.*at least 2.*found 1/);
    expect(() => bootstrap([1, 2], mean, stream, { level: 95 })).to.throw(/level between 0 and 1.*95/);
    expect(() => bootstrap([1], mean, stream)).to.throw(/at least 2 numbers/);
  });
});
