import { expect } from "chai";
import { matrix } from "../../../../src/lib/arrays";
import { boundaryAccuracy, correctSides, signedDistances } from "../../../../src/lib/latent/boundary/hyperplane";

const plane = { normal: Float64Array.of(0.6, 0.8), bias: -1 };
const latents = matrix(Float32Array.of(0, 0, 5, 0, 0, 5, 1, 0.5), [4, 2]);

describe("signedDistances", () => {
  it("is normal . z + bias", () => {
    const distances = signedDistances(latents, plane);
    [-1, 2, 3, 0].forEach((distance, i) => expect(distances[i]).to.be.closeTo(distance, 1e-15));
  });

  it("refuses a normal of another size or length", () => {
    expect(() => signedDistances(latents, { normal: Float64Array.of(1), bias: 0 })).to.throw(/normal to have 2 numbers.*found 1/);
    expect(() => signedDistances(latents, { normal: Float64Array.of(3, 4), bias: 0 })).to.throw(/length 1.*length of 5/);
  });
});

describe("boundaryAccuracy", () => {
  it("is the share on the right side; a point in the plane is on the negative one", () => {
    expect([...correctSides(latents, [false, true, false, false], plane)]).to.deep.equal([1, 1, 0, 1]);
    expect(boundaryAccuracy(latents, [-1, 1, 1, -1], plane)).to.equal(1);
  });

  it("refuses labels that do not fit", () => {
    expect(() => boundaryAccuracy(latents, [1], plane)).to.throw(/4 labels.*found 1/);
  });
});
