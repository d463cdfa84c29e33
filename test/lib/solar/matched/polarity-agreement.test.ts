import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { polarityAgreement } from "../../../../src/lib/solar";

const stream = () => seed(23).stream("test");

describe("polarityAgreement", () => {
  it("is the share of pairs of one sign, against that of images at random", () => {
    const found = polarityAgreement({
      queries: Float64Array.of(3, -2, 5, 1), matches: Float64Array.of(9, -1, -4, 2), regions: [0, 1, 2, 3],
      database: Float64Array.of(1, 1, 1, -1, -1, NaN, 0),
    }, stream());
    expect(found.value).to.equal(0.75);
    // 3 of 4 queries and 3 of 5 images have positive to the right
    expect(found.chance).to.be.closeTo(0.75 * 0.6 + 0.25 * 0.4, 1e-12);
    expect(found.n).to.equal(4);
    expect(found.excess.value).to.be.closeTo(0.75 - 0.55, 1e-12);
    // 2 of 4 matches have positive to the right
    expect(found.dealt.value).to.be.closeTo(0.75 - 0.5, 1e-12);
  });

  it("leaves out what has no arrangement", () => {
    const found = polarityAgreement({
      queries: Float64Array.of(3, NaN, 0, 1), matches: Float64Array.of(-9, 1, 4, NaN), regions: [0, 1, 2, 3],
      database: Float64Array.of(1, -1),
    }, stream());
    expect(found).to.include({ value: 0, n: 1, chance: 0.5 });
  });

  const draws = seed(4).stream("draws");
  const sides = (n: number, share: number) => Float64Array.from({ length: n }, () => (draws.uniform() < share ? 1 : -1));
  const ids = (n: number, each: number) => Array.from({ length: n }, (_, i) => Math.floor(i / each));

  it("is above chance with its whole interval where matches keep the arrangement, and not where they do not", () => {
    const [queries, database] = [sides(300, 0.5), sides(1000, 0.5)];
    const kept = queries.map((value) => (draws.uniform() < 0.75 ? value : -value));
    const held = polarityAgreement({ queries, matches: kept, regions: ids(300, 3), database }, stream());
    expect(held.excess.interval[0]).to.be.above(0.1);
    expect(held.dealt.interval[0]).to.be.above(0.1);
    const coin = polarityAgreement({ queries, matches: sides(300, 0.5), regions: ids(300, 3), database }, stream());
    for (const { interval: [low, high] } of [coin.excess, coin.dealt]) {
      expect(low).to.be.below(0);
      expect(high).to.be.above(0);
    }
  });

  it("counts regions, not pairs, and as many resamples as it is told", () => {
    // every region has one match, asked for ten times
    const regions = ids(300, 10);
    const once = sides(30, 0.5);
    const orders = { queries: sides(300, 0.5), matches: Float64Array.from(regions, (region) => once[region]), regions, database: once };
    const { excess: { error } } = polarityAgreement(orders, stream());
    const { excess: { error: ofPairs } } = polarityAgreement({ ...orders, regions: ids(300, 1) }, stream());
    expect(error).to.be.above(0);
    expect(ofPairs).to.be.above(0);
    expect(polarityAgreement(orders, stream(), { resamples: 20 }).excess.error).not.to.equal(error);
    expect(polarityAgreement(orders, stream(), { resamples: 20 }).error).not.to.equal(polarityAgreement(orders, stream()).error);
    const one = polarityAgreement({ ...orders, regions: ids(300, 300) }, stream());
    expect([one.groups, one.excess.error, one.dealt.error]).to.deep.equal([1, 0, 0]);
  });

  it("does not take a search that prefers one side for one that keeps the arrangement", () => {
    const orders = { queries: sides(400, 0.8), matches: sides(400, 0.9), regions: ids(400, 2), database: sides(1000, 0.5) };
    const { excess, dealt } = polarityAgreement(orders, stream());
    expect(excess.interval[0]).to.be.above(0.1);
    expect(dealt.interval[0]).to.be.below(0);
  });

  it("has nothing to say of no pairs", () => {
    const none = Float64Array.of(NaN);
    expect(polarityAgreement({ queries: none, matches: none, regions: [0], database: none }, stream()).n).to.equal(0);
  });
});
