import { expect } from "chai";
import { PNG } from "pngjs";
import type { Rgb } from "../../src/widgets/colour-maps";
import { encodeIndexedPng, pngDataUri } from "../../src/widgets/png";

const greys = (n: number): Rgb[] => Array.from({ length: n }, (_, index) => [index, 255 - index, 7] as const);

describe("encodeIndexedPng", () => {
  // pngjs is the independent decoder; palettes of 2, 4, 16 and 256 colours take 1, 2, 4 and 8 bits
  for (const [colours, bits] of [
    [2, 1],
    [3, 2],
    [16, 4],
    [17, 8],
    [256, 8],
  ] as const) {
    it(`is read back with ${colours} colours, in ${bits} bits`, () => {
      const [width, height] = [13, 5];
      const indices = Uint8Array.from({ length: width * height }, (_, index) => (index * 7) % colours);
      const png = encodeIndexedPng({ indices, width, height, palette: greys(colours) });
      const read = PNG.sync.read(png);
      expect([read.width, read.height, png[24]]).to.deep.equal([width, height, bits]);
      const expected = Array.from(indices).flatMap((index) => [index, 255 - index, 7, 255]);
      expect(Array.from(read.data)).to.deep.equal(expected);
    });
  }

  it("lets the page shine through one colour of its palette", () => {
    const indices = Uint8Array.from([0, 1, 2, 3]);
    const read = PNG.sync.read(encodeIndexedPng({ indices, width: 4, height: 1, palette: greys(4), transparent: 2 }));
    expect([0, 1, 2, 3].map((pixel) => read.data[4 * pixel + 3])).to.deep.equal([255, 255, 0, 255]);
  });

  it("is small for flat pictures", () => {
    const flat = { indices: new Uint8Array(512 * 512), width: 512, height: 512, palette: greys(64) };
    expect(encodeIndexedPng(flat).length).to.be.lessThan(900);
    expect(pngDataUri(encodeIndexedPng(flat))).to.match(/^data:image\/png;base64,iVBORw0KGgo/);
  });
});
