import { expect } from "chai";
import type { RegionSnapshot } from "../../../../src/lib/solar/simulate/active-region";
import { isActive, regionBox } from "../../../../src/lib/solar/simulate/region-box";

describe("boxes of regions", () => {
  /** A square of 6 Mm cells, each with one element of a mean field. */
  const square = (x0: number, y0: number, cells: number, gauss: number): RegionSnapshot => {
    const elements = Float32Array.from({ length: 3 * cells * cells }, (_, i) => {
      const [column, row] = [Math.floor(i / 3) % cells, Math.floor(i / 3 / cells)];
      return [x0 + 6 * column + 3, y0 + 6 * row + 3, (gauss * 36) / 100][i % 3];
    });
    return { hours: 0, elements, spots: [] };
  };

  it("hold a square and its neighbours where the mean over 18 Mm is above the threshold, and a margin", () => {
    const box = regionBox([square(-18, -18, 6, 200)]);
    const margin = { x: 5 + 0.06 * 36, y: 5 + 0.08 * 36 };
    expect(box.west).to.be.closeTo(-18 - margin.x, 1e-9);
    expect(box.east).to.be.closeTo(18 + margin.x, 1e-9);
    expect(box.south).to.be.closeTo(-18 - margin.y, 1e-9);
    expect(box.north).to.be.closeTo(18 + margin.y, 1e-9);
  });

  it("hold every moment of a sequence", () => {
    const [one, other] = [square(-60, 0, 4, 300), square(36, 12, 4, 300)];
    const [a, b, both] = [regionBox([one]), regionBox([other]), regionBox([one, other])];
    expect(both.west).to.be.at.most(a.west);
    expect(both.east).to.be.at.least(b.east);
    expect(both.north).to.be.at.least(Math.max(a.north, b.north));
  });

  it("never exceed 400 x 190 Mm", () => {
    const box = regionBox([square(-240, -180, 80, 300)]);
    expect([box.east - box.west, box.north - box.south]).to.satisfy(([w, h]: number[]) => w <= 400 && h <= 190);
  });

  it("need enough active cells", () => {
    expect(isActive(square(0, 0, 4, 200))).to.equal(true);
    expect(isActive(square(0, 0, 6, 15))).to.equal(false);
    expect(isActive({ hours: 0, elements: new Float32Array(0), spots: [] })).to.equal(false);
  });
});
