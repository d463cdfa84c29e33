import { expect } from "chai";
import { PNG } from "pngjs";
import { OptionError } from "../../src/lib/errors";
import { colourScale, fitSprite, NO_VALUE, quantiser, SPRITE_QUALITIES, SpriteSheet } from "../../src/widgets/sprite";

const grey = { domain: [-1, 1], colours: "grey" } as const;

describe("SpriteSheet", () => {
  it("sets tiles row by row with gaps and headroom, on white", () => {
    const sheet = new SpriteSheet({ width: 2, height: 3, gap: 1, headroom: 2 }, 2, 2, grey, 63);
    expect([sheet.width, sheet.height]).to.deep.equal([2 * 2 + 1, 2 * (3 + 2) + 1]);
    expect([0, 1, 2, 3].map((index) => sheet.corner(index))).to.deep.equal([
      [0, 2],
      [3, 2],
      [0, 8],
      [3, 8],
    ]);
    const blank = PNG.sync.read(sheet.encode());
    expect(new Set(blank.data)).to.deep.equal(new Set([255]));
  });

  it("maps the domain on the colours, zero on the middle one, and cuts what is beyond", () => {
    const sheet = new SpriteSheet({ width: 6, height: 1, gap: 0 }, 1, 1, grey, 63);
    sheet.draw(0, { data: Float32Array.of(-5, -1, 0, 0.015, 1, NaN), width: 6, height: 1 });
    const { data } = PNG.sync.read(sheet.encode());
    const reds = Array.from({ length: 5 }, (_, index) => data[4 * index]);
    expect(reds).to.deep.equal([0, 0, 128, 128, 255]);
    expect(Array.from(data.subarray(20, 23))).to.deep.equal([...NO_VALUE]);
  });
});

describe("quantiser", () => {
  it("cuts values at the ends of the scale, and marks those that are none", () => {
    const levelOf = quantiser(grey, 63);
    expect([-5, -1, 0, 0.5, 1, 9, NaN].map(levelOf)).to.deep.equal([0, 0, 31, 47, 62, 62, 63]);
  });
});

describe("fitSprite", () => {
  it("takes the best quality that fits, asking for no picture that is sure not to", () => {
    const drawn: number[] = [];
    // a picture of 10 000 bytes per inverse square of the zoom
    const size = (zoom: number) => 10_000 / zoom ** 2;
    const draw = ({ zoom, levels }: { zoom: number; levels: number }) => {
      drawn.push(zoom);
      return { png: Buffer.alloc(size(zoom)), levels, zoom };
    };
    const { zoom, levels } = fitSprite(draw, (quality) => size(quality.zoom));
    expect([zoom, levels]).to.deep.equal([0.5, 63]);
    expect(fitSprite(draw, (quality) => size(quality.zoom), 0.1).zoom).to.equal(2);
    expect(drawn).to.deep.equal([0.5, 2]);
  });

  it("gives the least quality when none fits", () => {
    const draw = (quality: { zoom: number; levels: number }) => ({ png: Buffer.alloc(1e6), ...quality });
    const { zoom, levels } = fitSprite(draw, () => 1e6);
    expect({ zoom, levels }).to.deep.equal(SPRITE_QUALITIES.at(-1));
  });

  it("uses an odd number of levels, so that zero has a colour", () => {
    SPRITE_QUALITIES.forEach(({ levels }) => expect(levels % 2).to.equal(1));
  });
});

describe("colourScale", () => {
  it("centres a field of both signs on zero, in grey", () => {
    expect(colourScale(Float32Array.of(-1, 3), {})).to.deep.equal({ domain: [-3, 3], colours: "grey" });
  });

  it("spans all other fields from least to largest, in viridis", () => {
    expect(colourScale(Float32Array.of(2, NaN, 5), {})).to.deep.equal({ domain: [2, 5], colours: "viridis" });
  });

  it("has a width even for a constant field, or one without values", () => {
    expect(colourScale(Float32Array.of(4, 4), {}).domain).to.deep.equal([4, 5]);
    expect(colourScale(Float32Array.of(NaN), {}).domain).to.deep.equal([0, 1]);
    expect(colourScale(Float32Array.of(2, Infinity, 5), {}).domain).to.deep.equal([2, 5]);
    expect(colourScale(Float32Array.of(-Infinity), {}).domain).to.deep.equal([0, 1]);
  });

  it("takes what is asked for, if it is a domain", () => {
    const scale = colourScale(Float32Array.of(0, 1), { domain: [-1, 1], colours: "blue-red" });
    expect(scale).to.deep.equal({ domain: [-1, 1], colours: "blue-red" });
    expect(() => colourScale(Float32Array.of(0, 1), { domain: [1, 1] })).to.throw(OptionError, "found [1, 1]");
  });
});
