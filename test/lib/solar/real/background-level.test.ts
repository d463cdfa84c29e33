import { expect } from "chai";
import { image, type Image } from "../../../../src/lib/arrays";
import { backgroundLevel } from "../../../../src/lib/solar/real/background-level";

function spot(h: number, w: number): Image {
  return image(Float32Array.from({ length: h * w }, (_, i) => {
    const r2 = ((i % w) - 100) ** 2 + (Math.floor(i / w) - 75) ** 2;
    return 900 * Math.exp(-r2 / 450);
  }), [h, w], "G");
}

describe("backgroundLevel", () => {
  it("equals OpenCV's Gaussian blur to the accuracy of its blocks", () => {
    // y, x = np.mgrid[:150, :220]; pad = np.full((750, 820), 8, "f4")
    // pad[300:450, 300:520] = 900*np.exp(-((x - 100)**2 + (y - 75)**2)/450); bg = cv2.GaussianBlur(pad, (501, 501), 0)
    // [bg[300 + y, 300 + x] for y, x in ((75, 100), (140, 30), (10, 200))]
    const level = backgroundLevel(spot(150, 220), 1.083, 8);
    expect(level[75 * 220 + 100]).to.be.closeTo(37.60, 0.5);
    expect(level[140 * 220 + 30]).to.be.closeTo(21.15, 0.5);
    expect(level[10 * 220 + 200]).to.be.closeTo(15.80, 0.5);
  });

  it("is the quiet level throughout a quiet field", () => {
    const quiet = image(Float32Array.from({ length: 2500 }, (_, i) => (i % 2 === 0 ? 8 : -8)), [50, 50], "G");
    expect(Math.max(...backgroundLevel(quiet, 3, 8).map((level) => Math.abs(level - 8)))).to.be.below(1e-4);
  });
});
