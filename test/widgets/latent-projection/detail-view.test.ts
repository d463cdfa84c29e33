import { expect } from "chai";
import { colourKey } from "../../../src/widgets/latent-projection/colour-key";
import { detailView } from "../../../src/widgets/latent-projection/detail-view";
import { tilePicture } from "../../../src/widgets/latent-projection/tile-picture";
import { placedGrid } from "./planes";

const sheet = tilePicture(placedGrid().patches, {
  columns: 2,
  width: 8,
  aspect: 1,
  zoom: 2,
  gap: 2,
  colours: { domain: [-1, 1], colours: "grey" },
  levels: 63,
});
const key = colourKey({ domain: [-1, 1], colours: "grey" }, "Radial field (kG)", 128);
const texts = [0, 1, 2, 3].map((patch) => ({
  patch,
  name: `Latent ${patch}`,
  lines: ["TUF plane", `TUF ${patch} kG`],
}));

describe("detailView", () => {
  it("moves the sheet behind a window of one tile, so that the pointed patch is seen", () => {
    const view = detailView(sheet, texts, key);
    const { values } = view.data as { values: { patch: number; x: number; y: number; text: string }[] };
    expect(values.map(({ patch, x, y }) => [patch, x, y])).to.deep.equal([
      [0, 0, 0],
      [1, -18, 0],
      [2, 0, -18],
      [3, -18, -18],
    ]);
    expect(values[1].text).to.equal("TUF plane\nTUF 1 kG");
    const [window] = view.vconcat as { width: number; height: number; layer: { mark: object }[] }[];
    expect([window.width, window.height]).to.deep.equal([16, 16]);
    expect(window.layer[1]).to.equal(key);
    expect(window.layer[0].mark).to.include({
      type: "image",
      url: sheet.uri,
      width: 34,
      height: 34,
      clip: true,
      align: "left",
      baseline: "top",
    });
  });

  it("shows the pointed patch alone", () => {
    expect(detailView(sheet, texts, key).transform).to.deep.equal([{ filter: { param: "pointed", empty: false } }]);
  });

  it("leaves room for the longest text", () => {
    const heights = [texts, [{ ...texts[0], lines: Array.from({ length: 9 }, () => "line") }]].map(
      (of) => (detailView(sheet, of, key).vconcat as { height: number }[])[1].height,
    );
    expect(heights[1] - heights[0]).to.equal(7 * 17);
  });
});
