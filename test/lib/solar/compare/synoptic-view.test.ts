import { expect } from "chai";
import { image } from "../../../../src/lib/arrays";
import { synopticView } from "../../../../src/lib/solar/compare/synoptic-view";

const flat = image(new Float32Array(300 * 400).fill(100), [300, 400], "G");

describe("synopticView", () => {
  it("has the maps' pixels: 0.1 degrees of longitude, 1/720 of sine latitude, at every latitude 1.17 Mm^2", () => {
    for (const latitude of [0, 20, -35]) {
      const { field, pixel } = synopticView(flat, latitude);
      const cosine = Math.cos((latitude * Math.PI) / 180);
      // 0.1 deg x 696 Mm = 1.2147 Mm; 696 Mm / 720 = 0.9667 Mm
      expect(pixel.width / (1.2147 * cosine)).to.be.closeTo(1, 0.005);
      expect(pixel.height / (0.9667 / cosine)).to.be.closeTo(1, 0.006);
      expect(pixel.width * field.shape[1]).to.be.closeTo(400 * 0.36442, 0.01);
      expect(pixel.height * field.shape[0]).to.be.closeTo(300 * 0.36442, 0.01);
    }
  });

  it("shows a constant field in the line of sight's share of it", () => {
    const { field } = synopticView(flat, 15);
    const expected = 87 * Math.exp(-100 / 8400);
    expect(Math.max(...field.data.map((b) => Math.abs(b - expected)))).to.be.below(1e-3);
  });
});
