import { expect } from "chai";
import { images } from "../../src/lib/arrays";
import { frameSheet, frameSheetLayer } from "../../src/widgets/epsilon-sweep-sheet";
import { decodeUri } from "./specs";

/** Frame k is flat at k / n. */
const flat = (n: number, h: number, w: number) =>
  images(
    Float32Array.from({ length: n * h * w }, (_, at) => Math.floor(at / (h * w)) / n),
    [n, h, w],
  );
const look = { scale: { domain: [0, 1], colours: "grey" }, origin: "upper" } as const;

describe("frameSheet", () => {
  it("has every tile where it says, whatever the pitch", () => {
    const sheet = frameSheet(flat(6, 16, 16), { columns: 3, tile: 32, pitch: 60, share: 1, ...look });
    const { data, width } = decodeUri(sheet.uri);
    const zoom = sheet.width / width;
    expect(sheet.down).to.equal(60);
    for (let k = 0; k < 6; k++) {
      const x = ((k % 3) * sheet.across + sheet.tileWidth / 2) / zoom;
      const y = (sheet.top + Math.floor(k / 3) * sheet.down + sheet.tileHeight / 2) / zoom;
      expect((data[4 * (Math.floor(y) * width + Math.floor(x))] ?? 0) / 255).to.be.closeTo(k / 6, 0.02);
    }
  });

  it("keeps one pitch at every zoom that two sheets may have", () => {
    for (const [tile, side] of [
      [128, 128],
      [70, 128],
      [128, 64],
      [100, 40],
    ] as const) {
      const sheet = frameSheet(flat(4, side, side), { columns: 2, tile, pitch: 180, share: 1, ...look });
      expect(sheet.down).to.equal(180);
    }
  });

  it("averages images to the size of the page, and never beyond their own pixels", () => {
    const shrunk = frameSheet(flat(1, 128, 128), { columns: 1, tile: 100, share: 1, ...look });
    expect([shrunk.tileWidth, decodeUri(shrunk.uri).width]).to.deep.equal([100, 100]);
    const enlarged = frameSheet(flat(1, 16, 32), { columns: 1, tile: 128, share: 1, ...look });
    expect([enlarged.tileWidth, enlarged.tileHeight, decodeUri(enlarged.uri).width]).to.deep.equal([128, 64, 32]);
  });

  it("is coarser for a smaller share", () => {
    const noise = images(
      Float32Array.from({ length: 4 * 128 * 128 }, (_, i) => Math.abs(Math.sin(i * i))),
      [4, 128, 128],
    );
    const bytes = (share: number) => frameSheet(noise, { columns: 2, tile: 128, share, ...look }).uri.length * 0.75;
    expect(bytes(2)).to.be.within(42_000, 84_000);
    expect(bytes(0.3)).to.be.below(12_600);
  });
});

describe("frameSheetLayer", () => {
  it("puts the first tile at the place asked for, clipped", () => {
    const sheet = frameSheet(flat(2, 8, 8), { columns: 1, tile: 16, pitch: 30, share: 1, ...look });
    const { mark, encoding } = frameSheetLayer(sheet, 5, 18) as {
      mark: { clip: boolean };
      encoding: { x: object; y: object };
    };
    expect(mark.clip).to.equal(true);
    expect(encoding).to.deep.equal({ x: { value: 5 }, y: { value: 18 - sheet.top } });
  });
});
