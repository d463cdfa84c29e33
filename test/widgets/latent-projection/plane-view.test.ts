import { expect } from "chai";
import { patchPictures } from "../../../src/widgets/latent-projection/patch-pictures";
import type { LatentPlane } from "../../../src/widgets/latent-projection/plane";
import { planeView } from "../../../src/widgets/latent-projection/plane-view";
import { GRID_PICTURES, placedGrid } from "./planes";

interface Layer {
  readonly name?: string;
  readonly data: { readonly values: readonly Readonly<Record<string, number | string>>[] };
  readonly mark: Readonly<Record<string, unknown>>;
}

function layers(change: Partial<LatentPlane> = {}, interactive = true): readonly Layer[] {
  const { plane, frame, patches } = placedGrid(change);
  const [pictures] = patchPictures([{ frame, patches }], GRID_PICTURES).planes;
  const leaders = new Map([
    ["a", 36],
    ["b", 110],
    ["c", 190],
    ["d", 264],
  ]);
  const view = planeView(plane, frame, patches, pictures, {
    name: "plane_1",
    axes: ["across", "up"],
    density: "data:,density",
    interactive,
    leaders,
  });
  return view.layer as readonly Layer[];
}

describe("planeView", () => {
  it("draws from the points up to the outlines, what feels the pointer on top", () => {
    const marks = layers().map(({ mark }) => mark.type);
    expect(marks).to.deep.equal(["image", "rule", "image", "rule", "rect", "text", "text", "rect"]);
    expect(layers().at(-1)?.name).to.equal("plane_1");
    layers().forEach(({ mark }) => expect(mark.clip).to.equal(true));
  });

  it("spans the whole frame with points and patches, so that they stay together", () => {
    const [points, , patches] = layers();
    expect(points.data.values).to.deep.equal(patches.data.values);
    const [{ x, x2, y, y2 }] = points.data.values;
    [
      [x, -0.05],
      [x2, 1.05],
      [y, 1.05],
      [y2, -0.05],
    ].forEach(([end, expected]) => expect(end).to.be.closeTo(Number(expected), 1e-12));
  });

  it("leads from the middle of an extreme to its enlarged tile", () => {
    const [, leaders] = layers();
    expect(leaders.data.values.map(({ letter, end }) => [letter, end])).to.deep.equal([
      ["a", 36],
      ["b", 110],
      ["c", 190],
      ["d", 264],
    ]);
    leaders.data.values.forEach(({ x }, i) => expect(x).to.be.closeTo([0, 0, 1, 1][i], 0.002));
  });

  it("letters extremes above, and below where there is no room above", () => {
    const [, , , , , letters] = layers();
    const shifts = letters.data.values.map(({ y, y2, letterY, shift }) => [
      letterY === y ? "above" : letterY === y2 ? "below" : "",
      shift,
    ]);
    expect(shifts.sort()).to.deep.equal([
      ["above", -2],
      ["above", -2],
      ["below", 16],
      ["below", 16],
    ]);
  });

  it("draws the line without patches, and feels nothing in print", () => {
    const bare = layers({ thumbnails: undefined, extremes: undefined }, false).map(({ mark }) => mark.type);
    expect(bare).to.deep.equal(["image", "rule", "rule", "rect", "text", "text"]);
    expect(layers({}, false).some(({ name }) => name !== undefined)).to.equal(false);
  });
});
