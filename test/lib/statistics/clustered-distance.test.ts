import { expect } from "chai";
import { seed } from "../../../src/lib/random";
import { clusteredDistance } from "../../../src/lib/statistics/clustered-distance";
import { kolmogorovSmirnov } from "../../../src/lib/statistics/kolmogorov-smirnov";

/** `regions` groups of `images` values: the group's own normal value, and little beside it. */
function grouped(regions: number, images: number, name: string) {
  const stream = seed(8).stream(name);
  const own = Float64Array.from({ length: regions }, () => stream.normal());
  const groups = Int32Array.from({ length: regions * images }, (_, i) => Math.floor(i / images));
  return { values: Float64Array.from(groups, (group) => own[group] + 0.01 * stream.normal()), groups };
}

describe("clusteredDistance", () => {
  it("has the Kolmogorov-Smirnov distance as its value, ties included", () => {
    const [a, b] = [Float64Array.of(1, 2, 2, 3, 5), Float64Array.of(2, 2, 4, 5, 5, 9, 9)];
    const { distance } = clusteredDistance(a, [0, 0, 1, 1, 2], b, [0, 1, 2, 3, 4, 5, 6], seed(8).stream("ties"));
    expect(distance).to.be.closeTo(kolmogorovSmirnov(a, b).distance, 1e-15);
  });

  it("is as uncertain with 20 copies of each value as with one", () => {
    const [one, other] = [grouped(60, 1, "a"), grouped(80, 1, "b")];
    const repeat = (values: Float64Array) => Float64Array.from({ length: values.length * 20 }, (_, i) => values[Math.floor(i / 20)]);
    const resample = (copy: (values: Float64Array) => Float64Array) =>
      clusteredDistance(copy(one.values), copy(Float64Array.from(one.groups)), copy(other.values),
        copy(Float64Array.from(other.groups)), seed(8).stream("copies"));
    const single = resample((values) => values);
    const copied = resample(repeat);
    expect(copied.distance).to.be.closeTo(single.distance, 1e-12);
    expect(copied.error).to.be.closeTo(single.error, 1e-12);
    expect(copied.groups).to.deep.equal([60, 80]);
  });

  it("estimates the spread between populations of regions", () => {
    const distances = Array.from({ length: 300 }, (_, i) => {
      const [a, b] = [grouped(50, 4, `a${i}`), grouped(50, 4, `b${i}`)];
      return kolmogorovSmirnov(a.values.map((x) => x + 1), b.values).distance;
    });
    const centre = distances.reduce((sum, d) => sum + d, 0) / 300;
    const spread = Math.sqrt(distances.reduce((sum, d) => sum + (d - centre) ** 2, 0) / 299);
    const [a, b] = [grouped(50, 4, "a"), grouped(50, 4, "b")];
    const { error } = clusteredDistance(a.values.map((x) => x + 1), a.groups, b.values, b.groups, seed(8).stream("error"));
    expect(error / spread).to.be.within(0.75, 1.3);
  });

  it("takes names for groups, and gives the same numbers for the same stream", () => {
    const once = (groups: number[] | string[]) =>
      clusteredDistance([1, 2, 3, 4], groups, [2, 3, 4, 5], groups, seed(8).stream("same"), { resamples: 40 });
    expect(once(["x", "x", "y", "z"])).to.deep.equal(once([5, 5, 9, 7]));
  });

  it("refuses groups that do not fit, and NaN", () => {
    const stream = seed(8).stream("bad");
    expect(() => clusteredDistance([1, 2], [0], [1], [0], stream)).to.throw(/one group for each of its 2 values.*1 groups/);
    expect(() => clusteredDistance([1, 2], [0, 1], [NaN], [0], stream)).to.throw(/second sample.*NaN at index 0/);
  });
});
