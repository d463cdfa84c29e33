import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { groupedMean } from "../../../../src/lib/solar";

describe("groupedMean", () => {
  const stream = () => seed(23).stream("test");

  it("is the mean of all values", () => {
    const { value, n, groups } = groupedMean([1, 2, 3, 6], [4, 4, 7, 9], stream());
    expect({ value, n, groups }).to.deep.equal({ value: 3, n: 4, groups: 3 });
  });

  it("counts groups in its error: copies of a value do not make it more certain", () => {
    const values = Array.from({ length: 40 }, (_, i) => Math.sin(i));
    const alone = groupedMean(values, values.map((_, i) => i), stream(), { resamples: 4000 });
    const thrice = groupedMean(values.flatMap((v) => [v, v, v]), values.flatMap((_, i) => [i, i, i]), stream(), { resamples: 4000 });
    // standard error of the mean: sqrt(sum((x - mean)^2) / n) / sqrt(n)
    const centre = values.reduce((sum, v) => sum + v, 0) / 40;
    const closed = Math.sqrt(values.reduce((sum, v) => sum + (v - centre) ** 2, 0)) / 40;
    expect(alone.error).to.be.closeTo(closed, 0.05 * closed);
    expect(thrice.error).to.be.closeTo(alone.error, 1e-12);
  });

  it("has no error to give for a single group", () => {
    expect(groupedMean([1, 3], [5, 5], stream())).to.deep.equal({ value: 2, error: 0, interval: [2, 2], n: 2, groups: 1 });
  });
});
