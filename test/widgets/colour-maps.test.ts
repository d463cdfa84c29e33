import { expect } from "chai";
import * as vega from "vega";
import { OptionError } from "../../src/lib/errors";
import { colourStops, sampleColours, type ColourMap } from "../../src/widgets/colour-maps";

const luminance = ([red, green, blue]: readonly number[]) =>
  0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);

describe("colour maps", () => {
  it("have their stops on Vega's own viridis, cividis and magma, a tenth apart", () => {
    for (const map of ["viridis", "cividis", "magma"] as const) {
      const theirs = vega.scheme(map) as unknown as (place: number) => string;
      sampleColours(map, 11).forEach((ours, index) => {
        const colour = theirs(index / 10);
        const channels = colour.startsWith("#")
          ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
          : (colour.match(/\d+/g) ?? []).map(Number);
        expect(ours).to.deep.equal(channels);
      });
    }
  });

  it("grow brighter from low to high where they are sequential", () => {
    for (const map of ["viridis", "cividis", "magma", "grey"] as const) {
      const brightness = sampleColours(map, 32).map(luminance);
      brightness.slice(1).forEach((value, index) => expect(value).to.be.greaterThan((brightness[index] ?? 0) - 0.5));
    }
  });

  it("have a neutral middle where they are for signed fields", () => {
    expect(sampleColours("blue-red", 63)[31]).to.deep.equal([247, 247, 247]);
    expect(sampleColours("grey", 63)[31]).to.deep.equal([128, 128, 128]);
  });

  it("begin and end at their stops", () => {
    expect(sampleColours("grey", 2)).to.deep.equal([
      [0, 0, 0],
      [255, 255, 255],
    ]);
    expect(colourStops("viridis").at(-1)).to.equal("#fde725");
  });

  it("name the maps there are", () => {
    expect(() => colourStops("jet" as ColourMap)).to.throw(OptionError, 'viridis, but found "jet"');
  });
});
