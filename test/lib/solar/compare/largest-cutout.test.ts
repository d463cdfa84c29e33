import { expect } from "chai";
import { image } from "../../../../src/lib/arrays";
import { largestCutout } from "../../../../src/lib/solar/compare/largest-cutout";
import { CUTOUT_MARGIN } from "../../../../src/lib/solar/real";

describe("largestCutout", () => {
  const view = (b: number) => image(Float32Array.from({ length: 60 * 80 }, (_, i) => {
    const [x, y] = [i % 80, Math.floor(i / 80)];
    const spot = (x0: number) => Math.exp(-((x - x0) ** 2 + (y - 30) ** 2) / 50);
    return b * (spot(30) - spot(50));
  }), [60, 80], "G");

  it("is the region's box and its margin", () => {
    const cutout = largestCutout(view(200));
    // |B| > 30 G within 5 sqrt(2 ln(200/30)) = 9.7 pixels of each centre
    expect(cutout?.shape).to.deep.equal([19 + 2 * CUTOUT_MARGIN, 20 + 19 + 2 * CUTOUT_MARGIN]);
  });

  it("is undefined when there is no region", () => expect(largestCutout(view(20))).to.equal(undefined));
});
