import { expect } from "chai";
import { chooseThumbnails } from "../../../../src/lib/latent/plane/choose-thumbnails";
import { seed } from "../../../../src/lib/random";

const draws = seed(11).stream("points");
const points = {
  x: Float64Array.from({ length: 3000 }, () => draws.uniform()),
  y: Float64Array.from({ length: 3000 }, () => draws.uniform()),
};
const squared = (i: number, x: number, y: number) => (points.x[i] - x) ** 2 + (points.y[i] - y) ** 2;

describe("chooseThumbnails", () => {
  it("keeps points that are apart, and leaves none that would fit", () => {
    const kept = chooseThumbnails(points, seed(11).stream("order"));
    kept.forEach((i, a) => {
      expect(squared(i, 1, 1)).to.be.at.least(5e-3);
      for (const k of kept.subarray(0, a)) expect(squared(i, points.x[k], points.y[k])).to.be.at.least(5e-3);
    });
    for (let i = 0; i < 3000; i++) {
      const near = squared(i, 1, 1) < 5e-3 || kept.some((k) => squared(i, points.x[k], points.y[k]) < 5e-3);
      expect(near || kept.includes(i)).to.equal(true);
    }
    // discs of radius 0.035 that do not overlap: random packing covers about 0.547 of the plane
    expect(kept.length).to.be.within(100, 180);
  });

  it("starts with the first of the shuffled order that is not in the corner", () => {
    const order = seed(11).stream("order").permutation(3000);
    const kept = chooseThumbnails(points, seed(11).stream("order"));
    expect(kept[0]).to.equal(order.find((i) => squared(i, 1, 1) >= 5e-3));
  });

  it("keeps a point at exactly the least distance", () => {
    const pair = { x: Float64Array.of(0, 0.5), y: Float64Array.of(0, 0) };
    const count = (leastSquaredDistance: number) =>
      chooseThumbnails(pair, seed(11).stream("pair"), { leastSquaredDistance }).length;
    expect(count(0.25)).to.equal(2);
    expect(count(0.2501)).to.equal(1);
  });

  it("refuses points outside the unit square", () => {
    const stream = seed(11).stream("bad");
    const outside = { x: Float64Array.of(0.5, -2), y: Float64Array.of(0.5, 0.5) };
    expect(() => chooseThumbnails(outside, stream)).to.throw(/unit square.*\(-2, 0.5\) at index 1.*"code"/);
    expect(() => chooseThumbnails({ x: Float64Array.of(0.5), y: new Float64Array() }, stream)).to.throw(/unit square/);
    expect(() => chooseThumbnails(points, stream, { leastSquaredDistance: 0 })).to.throw(/above 0.*found 0/);
  });
});
