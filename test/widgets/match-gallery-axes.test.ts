import { expect } from "chai";
import { images } from "../../src/lib/arrays";
import { pixelAxisTicks, pixelTicks } from "../../src/widgets/match-gallery-axes";
import { tileSheet } from "../../src/widgets/tile-sheet";

interface Tick {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

const sheet = tileSheet(images(new Float32Array(4 * 64 * 64), [4, 64, 64]), {
  columns: 2,
  tile: 64,
  domain: [-1, 1],
  labels: [],
});
const ticks = (flip: boolean) => {
  const [layer] = pixelAxisTicks(sheet, { rows: 2, columns: 2, h: 64, w: 64, flip });
  return (layer?.data as { values: Tick[] }).values;
};

describe("pixelTicks", () => {
  it("labels edges in steps of a power of two", () => {
    expect(pixelTicks(128)).to.deep.equal([0, 32, 64, 96, 128]);
    expect(pixelTicks(33)).to.deep.equal([0, 8, 16, 24, 32]);
    expect(pixelTicks(4)).to.deep.equal([0, 1, 2, 3, 4]);
  });
});

describe("pixelAxisTicks", () => {
  it("counts rows downwards, or upwards where the last is at the top", () => {
    const [top] = sheet.corner(0).slice(1);
    const first = (flip: boolean) => ticks(flip).find(({ x, label }) => x === 0 && label === "0");
    const left = (flip: boolean) => ticks(flip).filter(({ y }) => y <= (top ?? 0) + 64);
    expect(left(false).find(({ label }) => label === "0")?.y).to.equal(top);
    expect(left(true).find(({ label }) => label === "64")?.y).to.equal(top);
    expect(first(true)).not.to.equal(undefined);
  });

  it("gives the last label of a tile up for the first of the next", () => {
    const bottom = Math.max(...ticks(false).map(({ y }) => y));
    const across = ticks(false)
      .filter(({ y, x }, index) => y === bottom && index < 9 && x >= 0)
      .map(({ label }) => label);
    expect(across).to.deep.equal(["0", "16", "32", "48", "0", "16", "32", "48", "64"]);
  });
});
