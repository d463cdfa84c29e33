import { expect } from "chai";
import { tableStage } from "../../../src/widgets/pipeline/table-stage";
import { decodeUri } from "../specs";
import { scene } from "./scene";

describe("tableStage", () => {
  const look = { scale: { domain: [-1, 1] as const, colours: "grey" as const }, origin: "upper" as const, thumbnail: 20 };
  const layers = tableStage(scene().table, 100, 200, look);

  it("puts the thumbnails into one picture of the plane", () => {
    const { mark } = layers[0] as { mark: { url: string; width: number } };
    expect(mark.width).to.equal(200);
    const { width, height } = decodeUri(mark.url);
    expect([width, height]).to.deep.equal([400, 400]);
  });

  it("joins the query's place with the middle of the match's outline", () => {
    const [way, outline, spot] = [1, 2, 3].map((k) => (layers[k].data as { values: Record<string, number>[] }).values[0]);
    expect([way.x2, way.y2]).to.deep.equal([(outline.x + outline.x2) / 2, (outline.y + outline.y2) / 2]);
    expect([way.x, way.y]).to.deep.equal([spot.x, spot.y]);
  });
});
