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
  });

  it("leaves out what has no arrangement", () => {
    const found = polarityAgreement({
      queries: Float64Array.of(3, NaN, 0, 1), matches: Float64Array.of(-9, 1, 4, NaN), regions: [0, 1, 2, 3],
      database: Float64Array.of(1, -1),
    }, stream());
    expect(found).to.include({ value: 0, n: 1, chance: 0.5 });
  });

  it("has nothing to say of no pairs", () => {
    const none = Float64Array.of(NaN);
    expect(polarityAgreement({ queries: none, matches: none, regions: [0], database: none }, stream()).n).to.equal(0);
  });
});
