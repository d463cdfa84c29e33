import { expect } from "chai";
import { seed } from "../../../src/lib/random";
import { dilateSquare } from "../../../src/lib/solar/dilation";

const drawn = (mask: Uint8Array, w: number) =>
  Array.from({ length: mask.length / w }, (_, y) => [...mask.subarray(y * w, (y + 1) * w)].join(""));

describe("dilateSquare", () => {
  // a = np.zeros((9, 9)); a[0, 0] = a[4, 8] = 1; scipy.ndimage.binary_dilation(a, np.ones((5, 5))).astype(int)
  it("agrees with SciPy at the border", () => {
    const mask = new Uint8Array(81);
    mask[0] = mask[4 * 9 + 8] = 1;
    expect(drawn(dilateSquare(mask, [9, 9], 5), 9)).to.deep.equal([
      "111000000", "111000000", "111000111", "000000111", "000000111", "000000111", "000000111", "000000000",
      "000000000",
    ]);
  });

  it("agrees with its definition on random masks of any shape and side", () => {
    const stream = seed(5).stream("masks");
    for (const [h, w, side] of [[17, 23, 7], [1, 30, 7], [30, 1, 3], [5, 5, 13], [40, 31, 1]] as const) {
      const mask = Uint8Array.from({ length: h * w }, () => (stream.uniform() < 0.03 ? 1 : 0));
      const reach = (side - 1) / 2;
      const near = (y: number, x: number) =>
        mask.some((set, i) => set === 1 && Math.abs(Math.floor(i / w) - y) <= reach && Math.abs((i % w) - x) <= reach);
      const expected = mask.map((_, i) => (near(Math.floor(i / w), i % w) ? 1 : 0));
      expect(drawn(dilateSquare(mask, [h, w], side), w)).to.deep.equal(drawn(expected, w));
    }
  });
});
