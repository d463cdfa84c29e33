import { expect } from "chai";
import { noiseTile, TILE_SIDE } from "../../../../src/lib/solar/simulate/noise-tile";

describe("the noise tile", () => {
  const tile = noiseTile();
  const correlation = (dx: number, dy: number) => {
    const last = TILE_SIDE - 1;
    const at = (i: number) => ((Math.floor(i / TILE_SIDE) + dy) & last) * TILE_SIDE + (((i % TILE_SIDE) + dx) & last);
    return tile.reduce((sum, value, i) => sum + value * tile[at(i)], 0) / tile.length;
  };

  it("has mean 0 and variance 1", () => {
    expect(tile.reduce((sum, value) => sum + value, 0) / tile.length).to.be.closeTo(0, 0.02);
    expect(correlation(0, 0)).to.be.closeTo(1, 0.03);
  });

  // 0.55 f(d) + 0.45 exp(-d^2 / (4 * 3.4^2)), f the autocorrelation of the five taps: 0.681, 0.311, 0 at 1, 2, 4 pixels
  it("correlates as its two parts say", () => {
    const taps = [0.05, 0.24, 0.42, 0.24, 0.05];
    const fine = (d: number) => taps.reduce((sum, tap, i) => sum + tap * (taps[i + d] ?? 0), 0) / taps.reduce((sum, tap) => sum + tap * tap, 0);
    for (const d of [1, 2, 4, 8]) {
      const expected = 0.55 * fine(d) + 0.45 * Math.exp((-d * d) / (4 * 3.4 ** 2));
      expect(correlation(d, 0)).to.be.closeTo(expected, 0.02);
      expect(correlation(0, d)).to.be.closeTo(expected, 0.02);
    }
  });
});
