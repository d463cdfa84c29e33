import { expect } from "chai";
import { OptionError, ShapeError } from "../../../src/lib/errors";
import { seed } from "../../../src/lib/random";
import { partialCorrelation } from "../../../src/lib/statistics/partial-correlation";
import { pearson } from "../../../src/lib/statistics/pearson";
import { spearman } from "../../../src/lib/statistics/spearman";

// i = np.arange(40); C = columns of z, then of z and w; A = np.column_stack([np.ones(40)] + C)
// rest = lambda q: q - A @ np.linalg.lstsq(A, q, rcond=None)[0]; r = np.corrcoef(rest(x), rest(y))[0, 1]
// v = 38 - len(C); p = 2*scipy.stats.t.sf(abs(r)*np.sqrt(v/(1-r*r)), v)            (numpy 2, scipy 1.17.1)
const x = Float64Array.from({ length: 40 }, (_, i) => Math.sin(i * 1.7) * 3 + i * 0.1);
const y = Float64Array.from({ length: 40 }, (_, i) => Math.cos(i * 0.9) + i * 0.05);
const z = x.map((value, i) => Math.cos(i * 0.31) + value * 0.2);
const w = x.map((_, i) => Math.sin(i * 0.5));

describe("partialCorrelation", () => {
  it("equals the correlation of least-squares residuals", () => {
    const one = partialCorrelation(x, y, [z]);
    expect(one.value).to.be.closeTo(0.2817665209753439, 1e-13);
    expect(one.pValue).to.be.closeTo(0.08224864617448628, 1e-12);
    const two = partialCorrelation(x, y, [z, w]);
    expect(two.value).to.be.closeTo(0.26326430990486904, 1e-13);
    expect(two.pValue).to.be.closeTo(0.11027151996873974, 1e-12);
  });

  it("takes ranks of all columns", () => {
    // the same of scipy.stats.rankdata of x, y, z and w
    const { value, pValue } = partialCorrelation(x, y, [z, w], "spearman");
    expect(value).to.be.closeTo(0.21572443670616273, 1e-13);
    expect(pValue).to.be.closeTo(0.19333701937317835, 1e-12);
  });

  it("is the plain correlation without covariates", () => {
    expect(partialCorrelation(x, y, [])).to.deep.equal(pearson(x, y));
    expect(partialCorrelation(x, y, [], "spearman")).to.deep.equal(spearman(x, y));
  });

  it("unmasks what correlates through a third quantity alone", () => {
    const stream = seed(4).stream("partial");
    const size = Float64Array.from({ length: 2000 }, () => stream.normal());
    const [length, width] = [size, size].map((values) => values.map((value) => value + 0.5 * stream.normal()));
    // r = 1 / 1.25 through the size; nothing beside it
    expect(pearson(length, width).value).to.be.closeTo(0.8, 0.03);
    expect(partialCorrelation(length, width, [size]).value).to.be.closeTo(0, 3 / Math.sqrt(2000));
  });

  it("refuses covariates that say the same, or that say all", () => {
    expect(() => partialCorrelation(x, y, [z, z.map((value) => 1 - 2 * value)])).to.throw(
      ShapeError,
      "do not determine each other",
    );
    expect(() => partialCorrelation(x, y, [y])).to.throw(ShapeError, "still vary once the covariates are held fixed");
    expect(() => partialCorrelation(x, y, [z], "kendall" as never)).to.throw(OptionError, 'found "kendall"');
  });
});
