import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { correlateMatches, matchEstimate } from "../../../../src/lib/solar";
import { correlation, pearson, spearman } from "../../../../src/lib/statistics";
import { parametersOf } from "./parameters-of";

const x = Array.from({ length: 30 }, (_, i) => 2 + Math.sin(1.3 * i));
const y = x.map((value, i) => 1 + value + 0.5 * Math.cos(2.1 * i));
const regions = x.map((_, i) => Math.floor(i / 3));
const stream = () => seed(23).stream("test");

describe("correlateMatches", () => {
  it("is Pearson's and Spearman's correlation of every parameter, resampled by region", () => {
    const found = correlateMatches({ queries: parametersOf(x), matches: parametersOf(y), regions }, stream(), { resamples: 200 });
    expect(found.n).to.equal(30);
    expect(found.leftOut).to.equal(0);
    for (const key of ["tuf", "r", "psep", "tpf", "tnf"] as const) {
      expect(found.pearson[key].value).to.be.closeTo(pearson(x, y).value, 1e-12);
      expect(found.spearman[key].value).to.be.closeTo(spearman(x, y).value, 1e-12);
      expect(found.pearson[key].groups).to.equal(10);
    }
    const alone = correlation(x, y, stream().stream("pearson tuf"), { resamples: 200, groups: regions });
    expect(found.pearson.tuf.interval).to.deep.equal(alone.interval);
  });

  it("leaves out pairs of which either lacks a polarity", () => {
    const [asked, matched] = [x.slice(), y.slice()];
    asked[4] = NaN;
    matched[9] = NaN;
    const found = correlateMatches({ queries: parametersOf(asked), matches: parametersOf(matched), regions }, stream(), { resamples: 20 });
    const rows = x.map((_, i) => i).filter((i) => i !== 4 && i !== 9);
    expect(found).to.include({ n: 28, leftOut: 2 });
    expect(found.pearson.r.value).to.be.closeTo(pearson(rows.map((i) => x[i]), rows.map((i) => y[i])).value, 1e-12);
  });

  it("takes a zero for a missing polarity too", () => {
    const matched = y.slice();
    matched[0] = 0;
    expect(correlateMatches({ queries: parametersOf(x), matches: parametersOf(matched), regions }, stream(), { resamples: 20 }).n).to.equal(29);
  });
});

describe("matchEstimate", () => {
  it("is 0 where all queries have the same match", () => {
    const same = new Float64Array(30).fill(1);
    expect(matchEstimate(Float64Array.from(x), same, regions, stream())).to.include({ value: 0, pValue: 1, n: 30, groups: 10 });
    expect(matchEstimate(Float64Array.from(x), Float64Array.from(y), x.map(() => 3), stream())).to.include({ value: 0, groups: 1 });
  });
});
