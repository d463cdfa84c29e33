import { expect } from "chai";
import { matrix, rowAt } from "../../../../src/lib/arrays";
import { norm } from "../../../../src/lib/latent/latents";
import { shiftLatents, walk } from "../../../../src/lib/latent/walks/walk";

const direction = [0.6, 0.8];

describe("walk", () => {
  it("is z + epsilon n, a row for each epsilon", () => {
    const { data, shape } = walk([1, -1], direction, [0, 5, -10]);
    expect(shape).to.deep.equal([3, 2]);
    [1, -1, 4, 3, -5, -9].forEach((z, k) => expect(data[k]).to.be.closeTo(z, 1e-6));
  });

  it("keeps the start's length when asked to", () => {
    const free = walk([3, 4], [1, 0], [0, 2, 5]);
    const kept = walk([3, 4], [1, 0], [0, 2, 5], { keepNorm: true });
    for (let k = 0; k < 3; k++) {
      const row = rowAt(kept, k);
      expect(norm(row)).to.be.closeTo(5, 1e-6);
      // the same ray from the origin
      expect(row[0] / row[1]).to.be.closeTo(rowAt(free, k)[0] / rowAt(free, k)[1], 1e-6);
    }
  });

  it("refuses a direction that is not of length 1 or not of the latent's size", () => {
    expect(() => walk([1, 2], [3, 4], [1])).to.throw(/direction to have length 1.*length of 5/);
    expect(() => walk([1, 2, 3], direction, [1])).to.throw(/latent to have 2 numbers.*found 3/);
    expect(() => walk([1, 2], direction, [])).to.throw(/at least \[1 x 1\].*\[0 x 2\]/);
  });
});

describe("shiftLatents", () => {
  const latents = matrix(Float32Array.of(0, 0, 1, 1), [2, 2]);

  it("takes one epsilon for all, or one for each", () => {
    const steps = (of: number | number[]) => [...shiftLatents(latents, [0, 1], of).data];
    expect(steps(2)).to.deep.equal([0, 2, 1, 3]);
    expect(steps([2, -1])).to.deep.equal([0, 2, 1, 0]);
    expect([...latents.data]).to.deep.equal([0, 0, 1, 1]);
  });

  it("refuses steps that do not fit", () => {
    expect(() => shiftLatents(latents, [0, 1], [1])).to.throw(/one for each of 2 latents.*found 1/);
    expect(() => shiftLatents(latents, [0, 1], [1, NaN])).to.throw(/finite epsilon.*NaN at index 1/);
    expect(() => shiftLatents(latents, [0, 1], Infinity)).to.throw(/finite epsilon.*Infinity/);
  });
});
