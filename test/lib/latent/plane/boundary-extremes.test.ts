import { expect } from "chai";
import { boundaryExtremes } from "../../../../src/lib/latent/plane/boundary-extremes";
import type { LatentProjection } from "../../../../src/lib/latent/plane/project-latents";

const values = Float64Array.of(3, -1, 0.5, -4, 9, 2);
const projection: LatentProjection = {
  form: "text", x: values.map((v) => v + 10), y: values.map((v) => v + 20), movedY: values,
  line: { intercept: 0, slope: 1 }, distance: values,
};

describe("boundaryExtremes", () => {
  it("takes the farthest of the chosen points on either side", () => {
    // 4, the farthest of all, is not chosen
    const { lowest, highest } = boundaryExtremes(projection, Uint32Array.of(5, 0, 1, 3, 2));
    expect(lowest).to.deep.equal([{ index: 3, x: 6, y: 16, distance: -4 }]);
    expect(highest).to.deep.equal([{ index: 0, x: 13, y: 23, distance: 3 }]);
  });

  it("orders several, the farthest first", () => {
    const { lowest, highest } = boundaryExtremes(projection, [0, 1, 2, 3, 4, 5], 3);
    expect(lowest.map(({ index }) => index)).to.deep.equal([3, 1, 2]);
    expect(highest.map(({ index }) => index)).to.deep.equal([4, 0, 5]);
  });

  it("refuses more than there are", () => {
    expect(() => boundaryExtremes(projection, [0, 1, 2], 2)).to.throw(/from 1 to 1 extremes on each side of 3 points.*found 2/);
    expect(() => boundaryExtremes(projection, [0, 1], 0)).to.throw(/found 0/);
  });
});
