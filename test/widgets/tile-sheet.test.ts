import { expect } from "chai";
import { images } from "../../src/lib/arrays";
import { colourBar, sheetLayer, tileSheet } from "../../src/widgets/tile-sheet";
import { decodeUri } from "./specs";

const ramp = (n: number, h: number, w: number) =>
  images(
    Float32Array.from({ length: n * h * w }, (_, index) => (index % w) / (w - 1)),
    [n, h, w],
  );

describe("tileSheet", () => {
  it("draws small images pixel by pixel, enlarged by halves to the wished width", () => {
    const sheet = tileSheet(ramp(3, 10, 20), { columns: 3, tile: 50 });
    const { width, height } = decodeUri(sheet.uri);
    // 20 pixels on 50: two and a half page pixels each
    expect([sheet.tileWidth, sheet.tileHeight]).to.deep.equal([50, 25]);
    expect([width, height]).to.deep.equal([sheet.width / 2.5, sheet.height / 2.5]);
    expect(sheet.sharpness).to.equal("10 x 20 pixels");
    expect(sheet.corner(1)).to.deep.equal([52.5, 0]);
  });

  it("bins large images to two sheet pixels per page pixel at most, and says so", () => {
    const sheet = tileSheet(ramp(1, 400, 400), { columns: 1, tile: 100 });
    const { width } = decodeUri(sheet.uri);
    expect([width, sheet.width]).to.deep.equal([200, 100]);
    expect(sheet.sharpness).to.equal("400 x 400 pixels, drawn as 200 x 200");
  });

  it("keeps the aspect of images that are not square", () => {
    const sheet = tileSheet(ramp(2, 377, 744), { columns: 1, tile: 300 });
    expect(sheet.tileWidth / sheet.tileHeight).to.be.closeTo(744 / 377, 0.01);
  });

  it("draws the first row at the top, or the last one", () => {
    const twoRows = images(Float32Array.of(0, 0, 1, 1), [1, 2, 2]);
    const top = (origin: "upper" | "lower") =>
      decodeUri(tileSheet(twoRows, { columns: 1, tile: 40, origin, colours: "grey" }).uri).data[0];
    expect([top("upper"), top("lower")]).to.deep.equal([0, 255]);
  });

  it("interpolates in the kernel when asked to be smooth, without touching the gaps", () => {
    const sheet = tileSheet(ramp(2, 2, 2), { columns: 2, tile: 40, smooth: true, colours: "grey" });
    const { data, width } = decodeUri(sheet.uri);
    const row = Array.from({ length: width }, (_, x) => data[4 * x] ?? -1);
    const tile = row.slice(0, 80);
    expect(new Set(tile).size).to.be.greaterThan(30);
    tile.slice(1).forEach((value, x) => expect(value).to.be.at.least(tile[x] ?? 0));
    expect(row.slice(80, 86)).to.deep.equal([255, 255, 255, 255, 255, 255]);
    expect(row[86]).to.equal(0);
  });

  it("gives layers in page pixels, and a legend of the scale", () => {
    const sheet = tileSheet(ramp(1, 4, 4), { columns: 1, tile: 40 });
    expect(sheetLayer(sheet)).to.have.nested.property("mark.width", 40);
    expect(colourBar(sheet.scale, "κ", 100)).to.have.nested.property("legend.title", "κ");
  });
});
