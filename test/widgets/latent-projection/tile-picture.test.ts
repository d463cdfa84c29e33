import { expect } from "chai";
import { tilePicture } from "../../../src/widgets/latent-projection/tile-picture";
import { decodeUri } from "../specs";
import { placedGrid } from "./planes";

const options = {
  columns: 2,
  width: 8,
  aspect: 0.5,
  zoom: 2,
  gap: 4,
  colours: { domain: [-1, 1], colours: "grey" },
  levels: 63,
} as const;
const byNumber = () => [...placedGrid().patches].sort((a, b) => a.patch - b.patch);

describe("tilePicture", () => {
  it("tells sizes and corners in page pixels", () => {
    const picture = tilePicture(byNumber(), options);
    expect(picture).to.deep.include({ width: 36, height: 20, tileWidth: 16, tileHeight: 8 });
    expect([0, 1, 2, 3].map((index) => picture.corner(index))).to.deep.equal([
      [0, 0],
      [20, 0],
      [0, 12],
      [20, 12],
    ]);
  });

  it("has each patch in its tile", () => {
    const picture = tilePicture(byNumber(), options);
    const { width, data } = decodeUri(picture.uri);
    const reds = [0, 1, 2, 3].map((index) => {
      const [x, y] = picture.corner(index).map((corner) => corner / options.zoom);
      return data[4 * ((y + 1) * width + x + 1)];
    });
    expect(reds.map((red) => Math.round(red / 85))).to.deep.equal([0, 1, 2, 3]);
  });
});
