import { expect } from "chai";
import { extremesView, placeExtremes } from "../../../src/widgets/latent-projection/extremes-view";
import { patchPictures } from "../../../src/widgets/latent-projection/patch-pictures";
import type { LatentPlane } from "../../../src/widgets/latent-projection/plane";
import { GRID_PICTURES, numbered, placedGrid } from "./planes";

function placed(change: Partial<LatentPlane> = {}) {
  const { frame, patches } = placedGrid(change);
  const [{ extremes }] = patchPictures([{ frame, patches }], GRID_PICTURES).planes;
  return { extremes, tiles: placeExtremes(patches, extremes, 300, (point, most) => `${point} in ${most}`) };
}

describe("placeExtremes", () => {
  it("sets the left side at the left end of the row and the right side at its right end", () => {
    const { tiles } = placed();
    expect(tiles.map(({ letter, side }) => `${letter} ${side}`)).to.deep.equal([
      "a negative",
      "b negative",
      "c positive",
      "d positive",
    ]);
    expect(tiles[0].x).to.equal(0);
    expect(tiles[3].x2).to.be.closeTo(300, 1e-9);
    tiles.slice(1).forEach(({ x }, i) => expect(x).to.be.greaterThan(tiles[i].x2));
    expect(tiles[2].x - tiles[1].x2).to.be.greaterThan(tiles[1].x - tiles[0].x2);
  });

  it("asks for labels that fit a tile", () => {
    const [{ label, x, x2 }] = placed().tiles;
    expect(label).to.equal(`a  0 in ${Math.floor((x2 - x) / 6) - 2}`);
  });

  it("places one side alone", () => {
    const { tiles } = placed({ extremes: { highest: [], lowest: numbered(0) } });
    expect(tiles.map(({ letter, x, x2 }) => [letter, x, x2])).to.deep.equal([["a", 0, 112]]);
  });
});

describe("extremesView", () => {
  const style = { name: "extremes_1", width: 300, sides: ["above", "below"], interactive: true } as const;

  it("outlines each tile in the colour of its side, under the side's name", () => {
    const { extremes, tiles } = placed();
    const view = extremesView(tiles, extremes, style);
    const rows = (view?.data as { values: { colour: string; letter: string }[] }).values;
    expect(rows.map(({ letter, colour }) => [letter, colour])).to.deep.equal([
      ["a", "#0072b2"],
      ["b", "#0072b2"],
      ["c", "#009e73"],
      ["d", "#009e73"],
    ]);
    const texts = (view?.layer as { mark: { text?: string; color?: string } }[]).flatMap(({ mark }) =>
      mark.text === undefined ? [] : [[mark.text, mark.color]],
    );
    expect(texts).to.deep.equal([
      ["below", "#0072b2"],
      ["above", "#009e73"],
    ]);
  });

  it("is not there without extremes, and asks for no pointer in print", () => {
    const { extremes, tiles } = placed();
    expect(extremesView([], extremes, style)).to.equal(undefined);
    expect(JSON.stringify(extremesView(tiles, extremes, { ...style, interactive: false }))).not.to.include("param");
  });
});
