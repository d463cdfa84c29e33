import { expect } from "chai";
import { solveInPlace } from "../../../../src/lib/latent/boundary/cholesky";

describe("solveInPlace", () => {
  it("solves a system with a known answer, from the lower triangle alone", () => {
    // [[4, 2, 0], [2, 5, 2], [0, 2, 5]] (1, -1, 2) = (2, 1, 8)
    const a = Float64Array.of(4, NaN, NaN, 2, 5, NaN, 0, 2, 5);
    const b = Float64Array.of(2, 1, 8, 77);
    solveInPlace(a, b, 3);
    [1, -1, 2].forEach((x, i) => expect(b[i]).to.be.closeTo(x, 1e-14));
    expect(b[3]).to.equal(77);
  });

  it("leaves the Cholesky factor behind", () => {
    const a = Float64Array.of(4, 0, 2, 5);
    solveInPlace(a, Float64Array.of(0, 0), 2);
    expect([a[0], a[2], a[3]]).to.deep.equal([2, 1, 2]);
  });
});
