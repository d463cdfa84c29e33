import { expect } from "chai";
import { PNG } from "pngjs";
import { plateBox, thumbnailPlate } from "../../../src/widgets/latent-projection/thumbnail-plate";
import { planeFrame, toPage } from "../../../src/widgets/latent-projection/plane-frame";

const frame = planeFrame({ x: [0, 1], y: [0, 1] }, 110, 0.07);
const colours = { domain: [-1, 1], colours: "grey" } as const;
const options = { scale: 2, width: 8, height: 8, colours, levels: 63 };
const flat = (value: number) => ({ data: new Float32Array(64).fill(value), width: 8, height: 8 });

function plate(patches: readonly { readonly x: number; readonly y: number; readonly value: number }[]) {
  const placed = patches.map(({ x, y, value }) => ({ centre: toPage(frame, { x, y }), raster: flat(value) }));
  const { width, height, data } = PNG.sync.read(thumbnailPlate(frame, placed, options));
  const at = (x: number, y: number) => Array.from(data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4));
  return { width, height, at };
}

describe("thumbnailPlate", () => {
  it("covers the frame, and is transparent where there is no patch", () => {
    const { width, height, at } = plate([{ x: 0.5, y: 0.5, value: 1 }]);
    expect([width, height]).to.deep.equal([220, 220]);
    expect(at(0, 0)[3]).to.equal(0);
  });

  it("draws a patch about its point in a thin dark frame", () => {
    const { at } = plate([{ x: 0.5, y: 0.5, value: 1 }]);
    // the middle of the frame is picture pixel 110; 8 pixels and a frame of 1 on each side: 105 … 114
    expect(at(110, 110)).to.deep.equal([255, 255, 255, 255]);
    expect(at(106, 113)).to.deep.equal([255, 255, 255, 255]);
    expect([at(105, 110), at(114, 110), at(110, 105), at(110, 114)]).to.deep.equal(
      Array.from({ length: 4 }, () => [60, 60, 60, 255]),
    );
    expect([at(104, 110)[3], at(115, 110)[3]]).to.deep.equal([0, 0]);
  });

  it("draws later patches over earlier ones", () => {
    const { at } = plate([
      { x: 0.5, y: 0.5, value: 1 },
      { x: 0.52, y: 0.5, value: -1 },
    ]);
    expect([at(107, 110)[0], at(111, 110)[0]]).to.deep.equal([255, 0]);
  });

  it("cuts a patch at the rim of the frame", () => {
    const { at } = plate([{ x: 1.05, y: 1.05, value: 1 }]);
    expect(at(219, 0)).to.deep.equal([255, 255, 255, 255]);
    expect(at(0, 219)[3]).to.equal(0);
  });
});

describe("plateBox", () => {
  it("is the rectangle that is drawn, its frame included, in plane coordinates", () => {
    const { x, x2, y, y2 } = plateBox(frame, toPage(frame, { x: 0.5, y: 0.5 }), options);
    // picture pixels 105 to 115 of 220 for a range of 1.1 from -0.05: 0.005 each
    expect([x, x2, y, y2]).to.deep.equal([0.475, 0.525, 0.525, 0.475]);
  });

  it("is never farther than half a picture pixel from its point", () => {
    for (const place of [0.1, 0.1234, 0.3333, 0.77771]) {
      const { x, x2, y, y2 } = plateBox(frame, toPage(frame, { x: place, y: place }), options);
      expect((x + x2) / 2).to.be.closeTo(place, 0.0025 + 1e-6);
      expect((y + y2) / 2).to.be.closeTo(place, 0.0025 + 1e-6);
    }
  });
});
