import { expect } from "chai";
import { images, type Images } from "../../../src/lib/arrays";
import { seed } from "../../../src/lib/random";
import { matrixProduct } from "../../../src/lib/statistics/matrix-product";
import { nearestDistances } from "../../../src/lib/statistics/nearest-distances";
import { squaredDistance } from "../../../src/lib/statistics/pixel-distance";

/** Blobs of random place and size with pixel noise. */
function blobs(n: number, side: number, name: string, noise: number): Images {
  const stream = seed(3).stream(name);
  const data = new Float32Array(n * side * side);
  for (let i = 0; i < n; i++) {
    const [x0, y0, width] = [side * stream.uniform(), side * stream.uniform(), 1 + 3 * stream.uniform()];
    for (let p = 0; p < side * side; p++) {
      const r2 = (p % side - x0) ** 2 + (Math.floor(p / side) - y0) ** 2;
      data[i * side * side + p] = Math.exp(-r2 / (2 * width * width)) + noise * stream.normal();
    }
  }
  return images(data, [n, side, side]);
}

function byHand(queries: Images, references: Images, exclude = (_q: number, _r: number) => false) {
  return Array.from({ length: queries.shape[0] }, (_, q) => {
    let [best, index] = [Infinity, -1];
    for (let r = 0; r < references.shape[0]; r++) {
      const squared = squaredDistance(queries, q, references, r);
      if (!exclude(q, r) && squared < best) [best, index] = [squared, r];
    }
    return { distance: Math.sqrt(best), index };
  });
}

describe("nearestDistances", () => {
  for (const noise of [0, 0.05, 1]) {
    it(`finds what comparing all pairs finds, with pixel noise of ${noise}`, () => {
      const [queries, references] = [blobs(300, 16, "queries", noise), blobs(400, 16, "references", noise)];
      const found = nearestDistances(queries, references);
      byHand(queries, references).forEach(({ distance, index }, q) => {
        expect(found.index[q]).to.equal(index);
        expect(found.distance[q]).to.be.closeTo(distance, 1e-12);
      });
    });
  }

  it("leaves out excluded pairs, down to none", () => {
    const stack = blobs(60, 12, "regions", 0.02);
    const region = (i: number) => Math.floor(i / 3);
    const exclude = (q: number, r: number) => region(q) === region(r);
    const found = nearestDistances(stack, stack, { exclude });
    byHand(stack, stack, exclude).forEach(({ index }, q) => expect(found.index[q]).to.equal(index));
    const nothing = nearestDistances(stack, stack, { exclude: () => true });
    expect([...nothing.index]).to.deep.equal(new Array(60).fill(-1));
    expect(nothing.distance[0]).to.equal(Infinity);
  });

  it("finds a copy at a distance of exactly 0", () => {
    const stack = blobs(50, 16, "copies", 0.1);
    const { distance, index } = nearestDistances(stack, stack);
    expect([...index]).to.deep.equal([...index.keys()]);
    expect(Math.max(...distance)).to.equal(0);
  });

  it("takes another product, in float32, and any sides", () => {
    const [queries, references] = [blobs(20, 15, "queries", 0.1), blobs(30, 15, "references", 0.1)];
    const calls: number[] = [];
    const found = nearestDistances(queries, references, {
      multiply: (a, b, shape) => {
        calls.push(shape[1]);
        return Float32Array.from(matrixProduct(a, b, shape));
      },
    });
    byHand(queries, references).forEach(({ index }, q) => expect(found.index[q]).to.equal(index));
    expect(calls).to.deep.equal([225]);
  });

  it("refuses different sizes and pixels that are not finite", () => {
    const bad = images(Float32Array.of(0, NaN, 0, 0), [1, 2, 2]);
    expect(() => nearestDistances(blobs(1, 4, "a", 0), bad)).to.throw(/4 x 4.*2 x 2/);
    expect(() => nearestDistances(images(new Float32Array(4), [1, 2, 2]), bad)).to.throw(/references to be finite.*NaN/);
  });
});
