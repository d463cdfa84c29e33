import { expect } from "chai";
import { dualBound } from "../../../../src/lib/latent/boundary/dual-bound";

describe("dualBound", () => {
  it("is the dual of balanced multipliers", () => {
    // alpha 3 of each class: sum 6, less |(2, 0) + (-1, 1)|^2 / 2 = 1; the bias in the last place does not count
    const [a, b] = [{ mass: 3, moment: Float64Array.of(2, 0, 9) }, { mass: 3, moment: Float64Array.of(-1, 1, -9) }];
    expect(dualBound(a, b, 2)).to.equal(5);
  });

  it("scales the heavier class down", () => {
    const [a, b] = [{ mass: 6, moment: Float64Array.of(4, 0) }, { mass: 3, moment: Float64Array.of(-1, 1) }];
    expect(dualBound(a, b, 2)).to.equal(5);
  });

  it("is 0 without multipliers on either side", () => {
    expect(dualBound({ mass: 2, moment: Float64Array.of(1) }, { mass: 0, moment: Float64Array.of(0) }, 1)).to.equal(0);
  });
});
