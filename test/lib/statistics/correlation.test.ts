import { expect } from "chai";
import { OptionError, ShapeError } from "../../../src/lib/errors";
import { seed, type Stream } from "../../../src/lib/random";
import { correlation } from "../../../src/lib/statistics/correlation";
import { partialCorrelation } from "../../../src/lib/statistics/partial-correlation";
import { pearson } from "../../../src/lib/statistics/pearson";
import { spearman } from "../../../src/lib/statistics/spearman";

const RHO = 0.6;

/** Pairs of normal numbers of correlation 0.6. */
function pairs(n: number, stream: Stream) {
  const x = Float64Array.from({ length: n }, () => stream.normal());
  return { x, y: x.map((value) => RHO * value + Math.sqrt(1 - RHO ** 2) * stream.normal()) };
}

describe("correlation", () => {
  it("has the coefficient and the p-value of the plain functions", () => {
    const { x, y } = pairs(60, seed(3).stream("plain"));
    const { x: z } = pairs(60, seed(3).stream("third"));
    const stream = () => seed(3).stream("bootstrap");
    expect(correlation(x, y, stream())).to.deep.include({ ...pearson(x, y), method: "pearson", groups: 60 });
    expect(correlation(x, y, stream(), { method: "spearman" })).to.deep.include({
      ...spearman(x, y),
      method: "spearman",
    });
    expect(correlation(x, y, stream(), { covariates: [z] })).to.deep.include(partialCorrelation(x, y, [z]));
  });

  it("has the error of normal pairs, (1 - r^2) / sqrt(n), and an interval of that size about the coefficient", () => {
    const { x, y } = pairs(800, seed(3).stream("normal"));
    const { value, error, interval, bias } = correlation(x, y, seed(3).stream("bootstrap"));
    const expected = (1 - value ** 2) / Math.sqrt(800);
    expect(error / expected).to.be.within(0.85, 1.15);
    expect((interval[1] - interval[0]) / (2 * 1.96 * expected)).to.be.within(0.85, 1.15);
    expect(value).to.be.within(...interval);
    expect(Math.abs(bias)).to.be.below(expected / 4);
  });

  it("covers the true coefficient as often as its level says", () => {
    const covered = Array.from({ length: 150 }, (_, run) => {
      const stream = seed(6).stream(`run ${run}`);
      const { x, y } = pairs(60, stream);
      const [low, high] = correlation(x, y, stream, { resamples: 100, level: 0.9 }).interval;
      return low <= RHO && RHO <= high;
    }).filter(Boolean).length;
    // binomial: 135 of 150 with a standard deviation of 3.7
    expect(covered).to.be.within(124, 146);
  });

  it("equals a bootstrap of repeated rows, ranks taken anew in each resample", () => {
    const { x, y } = pairs(30, seed(3).stream("few"));
    for (const [method, plain] of [
      ["pearson", pearson],
      ["spearman", spearman],
    ] as const) {
      const { interval } = correlation(x, y, seed(9).stream("draws"), { method, resamples: 50 });
      const stream = seed(9).stream("draws");
      const values = Array.from({ length: 50 }, () => {
        const rows = Array.from({ length: 30 }, () => stream.integer(30));
        return plain(
          rows.map((row) => x[row]),
          rows.map((row) => y[row]),
        ).value;
      }).sort((a, b) => a - b);
      // quantiles 0.025 and 0.975 of 50 values lie at 1.225 and 47.775
      expect(interval[0]).to.be.closeTo(values[1] + 0.225 * (values[2] - values[1]), 1e-12);
      expect(interval[1]).to.be.closeTo(values[47] + 0.775 * (values[48] - values[47]), 1e-12);
    }
  });

  it("is as uncertain with ten copies of each pair as with one, when their groups are named", () => {
    const { x, y } = pairs(80, seed(3).stream("copies"));
    const copied = (values: Float64Array) => Float64Array.from({ length: 800 }, (_, i) => values[Math.floor(i / 10)]);
    const groups = Array.from({ length: 800 }, (_, i) => `region ${Math.floor(i / 10)}`);
    const once = correlation(x, y, seed(3).stream("bootstrap"));
    const many = correlation(copied(x), copied(y), seed(3).stream("bootstrap"), { groups });
    expect(many.error).to.be.closeTo(once.error, 1e-12);
    expect(many.interval[0]).to.be.closeTo(once.interval[0], 1e-12);
    expect([many.n, many.groups]).to.deep.equal([800, 80]);
    const blind = correlation(copied(x), copied(y), seed(3).stream("bootstrap"));
    expect(blind.error).to.be.below(0.5 * once.error);
  });

  it("draws anew where a resample is constant", () => {
    const { interval } = correlation([1, 2, 3], [1, 3, 2], seed(3).stream("three"), { resamples: 100 });
    expect(interval[0]).to.be.at.least(-1);
    expect(interval[1]).to.be.at.most(1);
  });

  it("says what it cannot resample", () => {
    const { x, y } = pairs(5, seed(3).stream("bad"));
    const run = (options: object) => () => correlation(x, y, seed(3).stream("bad"), options);
    expect(run({ groups: [1, 2] })).to.throw(ShapeError, "a group for each of 5 pairs, but found 2");
    expect(run({ groups: [1, 1, 1, 1, 1] })).to.throw(ShapeError, "pairs of at least 2 groups, but found one group");
    expect(run({ resamples: 1 })).to.throw(OptionError, "resamples");
    expect(run({ level: 95 })).to.throw(OptionError, "level");
    expect(run({ method: "kendall" })).to.throw(OptionError, '"kendall"');
  });

  it("gives up when hardly any resample varies", () => {
    // of two groups, in each of which x is constant, every second resample holds both
    const x = Float64Array.from({ length: 40 }, (_, i) => (i === 0 ? 2 : 1));
    const groups = Array.from({ length: 40 }, (_, i) => (i === 0 ? "odd" : "rest"));
    const half = correlation(
      x,
      x.map((value, i) => value + i),
      seed(3).stream("half"),
      { groups, resamples: 20 },
    );
    expect(half.groups).to.equal(2);
    const never = { ...seed(3).stream("never"), integer: () => 1 };
    expect(() =>
      correlation(
        x,
        x.map((value, i) => value + i),
        never,
        { groups, resamples: 20 },
      ),
    ).to.throw(ShapeError, "samples that vary when resampled");
  });
});
