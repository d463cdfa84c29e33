import { expect } from "chai";
import { axes, CENTROID_COLOUR, centroidLayers, type Frame } from "../../src/widgets/centroids";

const frame: Frame = { width: 200, height: 100, columns: 20, rows: 10, size: 0.5, unit: "Mm", flip: true };

describe("axes", () => {
  it("puts pixel centres at whole indices, edges half a pixel outside, in the unit", () => {
    const { x, y } = axes(frame, { x: "x", y: "y" }, true);
    expect(x.scale.domain).to.deep.equal([-0.25, 9.75]);
    expect(y.scale.domain).to.deep.equal([-0.25, 4.75]);
    expect([x.axis.title, y.axis.title]).to.deep.equal(["x (Mm)", "y (Mm)"]);
  });

  it("counts rows upwards when the last one is at the top", () => {
    expect(axes(frame, { x: "x", y: "y" }, true).y.scale.reverse).to.equal(false);
    expect(axes({ ...frame, flip: false }, { x: "x", y: "y" }, true).y.scale.reverse).to.equal(true);
  });

  it("labels the vertical axis of the first panel only", () => {
    expect(axes(frame, { x: "x", y: "y" }, false).y.axis).to.include({ title: null, labels: false });
  });
});

describe("centroidLayers", () => {
  it("joins the two centroids in cyan, scaled to the axes", () => {
    const text = JSON.stringify(centroidLayers({ x: 4, y: 2 }, { x: 10, y: 6 }, frame));
    expect(text).to.include('"values":[{"x":2,"y":1,"x2":5,"y2":3}]').and.include(CENTROID_COLOUR);
  });

  it("marks one alone, and none when there is none", () => {
    const alone = JSON.stringify(centroidLayers(undefined, { x: 10, y: 6 }, frame));
    expect(alone).to.include('"name":"negative"').and.not.include('"x2":5');
    expect(centroidLayers(undefined, undefined, frame)).to.deep.equal([]);
  });
});
