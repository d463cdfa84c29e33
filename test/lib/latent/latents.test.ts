import { expect } from "chai";
import { matrix } from "../../../src/lib/arrays";
import { dot, norm, requireDirection, requireLatents, requireVector, unit } from "../../../src/lib/latent/latents";

describe("latents", () => {
  it("have products, lengths and directions", () => {
    expect(dot([1, 2], [3, 4])).to.equal(11);
    expect(norm(Float32Array.of(3, 4))).to.equal(5);
    expect([...unit([3, -4])]).to.deep.equal([0.6, -0.8]);
  });

  it("must be a finite matrix", () => {
    requireLatents(matrix(Float32Array.of(1, 2), [1, 2]), "the latents");
    expect(() => requireLatents(undefined as never, "the latents")).to.throw(/latents to be a matrix.*found undefined/);
    expect(() => requireLatents({ data: [1], shape: [1, 1] } as never, "the starts")).to.throw(/starts to be a matrix/);
    expect(() => requireLatents(matrix(new Float32Array(), [0, 2]), "the latents")).to.throw(/\[1 x 1\].*\[0 x 2\]/);
    expect(() => requireLatents(matrix(Float32Array.of(1, 2, 3, -Infinity), [2, 2]), "the latents"))
      .to.throw(/finite.*-Infinity in row 1, column 1/);
  });

  it("take vectors of their size, and directions of length 1", () => {
    requireDirection(Float32Array.of(0.6, 0.8), 2, "the direction");
    expect(() => requireVector([1, 2], 3, "the latent")).to.throw(/latent to have 3 numbers.*found 2/);
    expect(() => requireVector(undefined as never, 3, "the latent")).to.throw(/3 numbers.*found undefined/);
    expect(() => requireVector([1, NaN, 3], 3, "the latent")).to.throw(/finite.*NaN in place 1/);
    expect(() => requireDirection([0, 0], 2, "the direction")).to.throw(/length 1.*length of 0/);
  });
});
