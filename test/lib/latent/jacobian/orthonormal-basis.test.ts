import { expect } from "chai";
import { orthonormalBasis, subspaceBasis } from "../../../../src/lib/latent/jacobian/orthonormal-basis";
import { dot } from "../../../../src/lib/latent/latents";
import { seed } from "../../../../src/lib/random";

const expectOrthonormal = (basis: readonly Float64Array[]) =>
  basis.forEach((a, i) => basis.forEach((b, j) => expect(dot(a, b)).to.be.closeTo(i === j ? 1 : 0, 1e-12)));

describe("orthonormalBasis", () => {
  it("takes from each vector what those before it have not", () => {
    const [a, b] = orthonormalBasis([[3, 0, 4], [3, 5, 4]]);
    [0.6, 0, 0.8].forEach((x, i) => expect(a[i]).to.be.closeTo(x, 1e-14));
    [0, 1, 0].forEach((x, i) => expect(b[i]).to.be.closeTo(x, 1e-14));
  });

  it("keeps the sense of a vector that points the other way", () => {
    const [a, b] = orthonormalBasis([[-2, 0], [1, -1]]);
    [-1, 0].forEach((x, i) => expect(a[i]).to.be.closeTo(x, 1e-14));
    [0, -1].forEach((x, i) => expect(b[i]).to.be.closeTo(x, 1e-14));
  });

  it("refuses vectors that depend on each other, zero, and too many", () => {
    expect(() => orthonormalBasis([[1, 0, 0], [0, 1, 0], [2, -3, 0]])).to.throw(/vector 2 in the span of those before it/);
    expect(() => orthonormalBasis([[0, 0]])).to.throw(/vector 0 in the span/);
    expect(() => orthonormalBasis([[1], [2]])).to.throw(/from 1 to 1 vectors.*found 2/);
    expect(() => orthonormalBasis([])).to.throw(/found 0/);
    expect(() => orthonormalBasis([[1, 0], [1]])).to.throw(/vector 1 to have 2 numbers.*found 1/);
  });
});

describe("subspaceBasis", () => {
  it("begins with what is known and goes on at random", () => {
    const known = [[0, 0, 0, 2, 0], [0, 1, 0, 1, 0]];
    const basis = subspaceBasis(5, 4, seed(15).stream("basis"), known);
    expectOrthonormal(basis);
    expect([...basis[0]].map((x) => x + 0)).to.deep.equal([0, 0, 0, 1, 0]);
    expect(basis[1][1]).to.be.closeTo(1, 1e-14);
    expect(basis).to.deep.equal(subspaceBasis(5, 4, seed(15).stream("basis"), known));
  });

  it("spans everything when asked to", () => {
    expectOrthonormal(subspaceBasis(6, 6, seed(15).stream("whole")));
  });

  it("refuses other counts", () => {
    const stream = seed(15).stream("bad");
    expect(() => subspaceBasis(5, 6, stream)).to.throw(/from 1 to 5 vectors.*found 6/);
    expect(() => subspaceBasis(5, 1, stream, [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0]])).to.throw(/from 2 to 5.*found 1/);
  });
});
