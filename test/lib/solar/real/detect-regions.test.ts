import { expect } from "chai";
import { image, type Image } from "../../../../src/lib/arrays";
import { detectRegions } from "../../../../src/lib/solar/real/detect-regions";

type Blob = readonly [x: number, y: number, width: number, gauss: number];

function blobs(h: number, w: number, list: readonly Blob[], scale = 1): Image {
  const one = (x: number, y: number, [x0, y0, s, b]: Blob) =>
    b * Math.exp(-((x - x0 * scale) ** 2 + (y - y0 * scale) ** 2) / (2 * (s * scale) ** 2));
  return image(Float32Array.from({ length: h * w }, (_, i) => {
    const [x, y] = [i % w, Math.floor(i / w)];
    const ripple = scale === 1 ? 8 * Math.sin(x * 1.3 + y * 0.7) + 6 * Math.cos(x * 0.9 - y * 1.7) : 0;
    return list.reduce((sum, blob) => sum + one(x, y, blob), ripple);
  }), [h, w], "G");
}

const list: readonly Blob[] = [
  [80, 70, 11, 900], [125, 75, 15, -520], [30, 130, 4, 300], [180, 20, 9, 160], [200, 120, 8, 400], [204, 96, 9, -380],
];
const field = blobs(150, 220, list);

// The same steps with OpenCV 4 and scikit-image, on the same field B (a = np.abs(B), k = lambda n: np.ones((n, n), "u1")):
//   pad = np.full((750, 820), 8, "f4"); pad[300:450, 300:520] = a; bg = cv2.GaussianBlur(pad, (501, 501), 0)[300:450, 300:520]
//   m = cv2.morphologyEx((a > bg + 10).astype("u1"), cv2.MORPH_CLOSE, k(3)); m = cv2.morphologyEx(m, cv2.MORPH_OPEN, k(9))
//   seeds = (m == 1) & (a > 50); grow = seeds | (a > 30); lab = measure.label(grow, connectivity=2)
//   g = cv2.morphologyEx((np.isin(lab, np.unique(lab[seeds])) & grow).astype("u1"), cv2.MORPH_CLOSE, k(5))
//   g = morphology.remove_small_objects(g.astype(bool), min_size=351)
//   lab = measure.label(cv2.dilate(g.astype("u1"), k(19)), connectivity=2) * g; unipolar ones left out
describe("detectRegions", () => {
  it("finds the pixels that OpenCV and scikit-image find", () => {
    const found = detectRegions(field, { pixelMm: 1.083 });
    expect(found.map(({ pixels }) => pixels.length)).to.deep.equal([7040, 1978]);
    expect(found[0].positiveSum).to.be.closeTo(683978.25, 1);
    expect(found[0].negativeSum).to.be.closeTo(651575.875, 1);
    expect(found[0].positiveCentroid.x).to.be.closeTo(88.75882, 1e-4);
    expect(found[0].positiveCentroid.y).to.be.closeTo(64.87848, 1e-4);
    expect(found[1].negativeCentroid.x).to.be.closeTo(203.839, 1e-4);
    expect(found[1].negativeCentroid.y).to.be.closeTo(94.22377, 1e-4);
  });

  it("finds the same regions on pixels three times as large", () => {
    const coarse = detectRegions(blobs(50, 74, list, 1 / 3), { pixelMm: 3.249 });
    expect(coarse).to.have.length(2);
    expect(coarse[0].pixels.length * 9).to.be.within(0.85 * 7040, 1.15 * 7040);
    expect(coarse[0].positiveSum * 9).to.be.within(0.95 * 683978, 1.05 * 683978);
  });

  it("leaves out unipolar regions, small ones, and a quiet field", () => {
    expect(detectRegions(blobs(100, 100, [[50, 50, 10, 800]]), { pixelMm: 1.083 })).to.have.length(0);
    expect(detectRegions(blobs(100, 100, [[45, 50, 2, 800], [55, 50, 2, -800]]), { pixelMm: 1.083 })).to.have.length(0);
    expect(detectRegions(blobs(100, 100, []), { pixelMm: 1.083 })).to.have.length(0);
  });

  it("refuses NaN and an impossible pixel", () => {
    const bad = image(Float32Array.of(0, NaN, 0, 0), [2, 2], "G");
    expect(() => detectRegions(bad, { pixelMm: 1 })).to.throw(/finite pixels.*NaN at index 1/);
    expect(() => detectRegions(field, { pixelMm: 0 })).to.throw(/above 0 Mm.*found 0/);
  });
});
