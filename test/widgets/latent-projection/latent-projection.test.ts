import { expect } from "chai";
import * as vega from "vega";
import { compile } from "vega-lite";
import { matrix } from "../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../src/lib/errors";
import { boundaryExtremes, chooseThumbnails, projectLatents } from "../../../src/lib/latent";
import { seed } from "../../../src/lib/random";
import { latentProjection } from "../../../src/widgets";
import { bundleBytes } from "../../../src/widgets/budget";
import type { Figure } from "../../../src/widgets/figure";
import { renderSvg } from "../../../src/widgets/render";
import { figureBundle } from "../../../src/widgets/show";
import { expectSpec, sprites } from "../specs";
import { cloudPlane, flatPatches, gridPlane } from "./planes";

const second = () => gridPlane(7, { title: "POLARITY", sides: ["positive pole right", "positive pole left"] });

interface Item {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly datum: Readonly<Record<string, number>>;
  readonly stroke?: string | null;
  readonly text?: unknown;
}

interface Mark {
  readonly name?: string;
  readonly marktype: string;
  readonly items: readonly (Item & { readonly items?: readonly Mark[] })[];
}

/** A figure as Vega runs it, and the items of its marks by type and name. */
async function live(figure: Figure) {
  const view = new vega.View(vega.parse(compile(figure.spec as never).spec), { renderer: "none" });
  await view.runAsync();
  const marks = (): Mark[] => {
    const inside = (mark: Mark): Mark[] => [mark, ...mark.items.flatMap(({ items = [] }) => items.flatMap(inside))];
    return inside((view as unknown as { scenegraph(): { root: Mark } }).scenegraph().root);
  };
  const items = (name: string) =>
    marks()
      .filter((mark) => mark.name === name)
      .flatMap((mark) => mark.items);
  return { view, marks, items };
}

describe("latentProjection", () => {
  it("has the specification that was looked at", () => {
    expectSpec(latentProjection([gridPlane(), second()], { title: "Two grids" }), "latent-projection");
  });

  it("takes what the methods of latent space give", () => {
    const stream = seed(3).stream("latents");
    const latents = matrix(
      Float32Array.from({ length: 2000 }, () => stream.normal()),
      [500, 4],
    );
    const projection = projectLatents(latents, { normal: Float64Array.of(0.6, 0.48, 0.64, 0), bias: 0.1 });
    const indices = chooseThumbnails(projection, stream);
    const images = flatPatches(indices.length);
    const labels = Array.from(projection.distance, (distance) => distance > 0);
    const extremes = boundaryExtremes(projection, indices, 2);
    const figure = latentProjection([
      { title: "TUF", ...projection, labels, extremes, thumbnails: { indices, images } },
    ]);
    expect(figure.numbers).to.deep.include({
      "TUF, points": 500,
      "TUF, patches drawn": indices.length,
      "TUF, points on the side of their label (all 500, those of the fit and those held out together)": {
        value: 100,
        unit: "%",
        digits: 3,
      },
    });
    const text = latentProjection([
      {
        title: "TUF",
        ...projectLatents(latents, { normal: Float64Array.of(0.6, 0.8, 0, 0), bias: 0 }, { form: "text" }),
      },
    ]);
    expect(JSON.stringify(text.spec)).to.include('"z₂′"').and.not.include("rescaled");
  });

  it("is pure", () => {
    const plane = gridPlane();
    const before = plane.thumbnails?.images.data.slice();
    expect(latentProjection([plane]).spec).to.deep.equal(latentProjection([plane]).spec);
    expect(plane.thumbnails?.images.data).to.deep.equal(before);
  });

  it("draws one plane, two, three, bare ones and print without a warning", async () => {
    const bare = {
      thumbnails: undefined,
      extremes: undefined,
      labels: undefined,
      parameters: undefined,
      parameter: undefined,
    };
    const wide = { thumbnails: { indices: [7], images: flatPatches(1, 4, 10) }, extremes: undefined };
    for (const figure of [
      latentProjection([gridPlane()]),
      latentProjection([gridPlane(), second(), gridPlane(4, { title: "R" })]),
      latentProjection([gridPlane(5, bare)]),
      latentProjection([gridPlane(), gridPlane(5, { ...bare, title: "bare" })]),
      latentProjection([gridPlane(), second()], { interactive: false }),
      latentProjection([gridPlane(5, wide)]),
      latentProjection([gridPlane(5, { thumbnails: { indices: [], images: flatPatches(0) }, extremes: undefined })]),
    ]) {
      expect(await renderSvg(figure.spec)).to.include("</svg>");
    }
  });

  it("is a static figure without patches, small enough for one", async () => {
    const figure = latentProjection([{ ...cloudPlane(10_000, 1, 4), thumbnails: undefined }]);
    expect(figure.kind).to.equal("static");
    expect(figure.spec).not.to.have.property("params");
    expect(bundleBytes((await figureBundle(figure)).data)).to.be.at.most(150_000);
  });

  it("fits two planes of ninety noisy patches each in the budget of frames", async () => {
    const figure = latentProjection([cloudPlane(10_000, 90, 64), cloudPlane(10_000, 90, 64, "POLARITY")]);
    expect(figure.kind).to.equal("frames");
    expect(bundleBytes((await figureBundle(figure)).data)).to.be.at.most(1_200_000);
  });

  it("draws all patches of a plane as one picture", () => {
    // per plane the points, the patches and two rows of extremes; one sheet of large patches for all
    expect(sprites(latentProjection([gridPlane(), second()]))).to.have.length(2 * 4 + 1);
  });

  it("shows the patch that is pointed at in a window, with its text, and keeps it", async () => {
    const { view, marks, items } = await live(latentProjection([gridPlane(), second()]));
    const shown = () => {
      const texts = marks().flatMap((mark) =>
        mark.marktype === "text" ? mark.items.map(({ text }) => String(text)) : [],
      );
      const sheets = marks().filter(
        ({ marktype, items: [item] }) => marktype === "image" && item?.datum.patch !== undefined,
      );
      return {
        text: texts.filter((text) => text.startsWith("Latent")),
        sheets: sheets.flatMap((mark) => mark.items.map(({ x, y }) => [x, y])),
      };
    };
    expect(shown()).to.deep.equal({ text: ["Latent 0"], sheets: [[0, 0]] });
    view.data("pointed_store", [{ unit: "plane_2", fields: [{ type: "E", field: "patch" }], values: [5] }]);
    await view.runAsync();
    // three columns of tiles of 128 pixels, one sheet pixel (16 on the page) apart: patch 5 ends the second row
    expect(shown()).to.deep.equal({ text: ["Latent 6"], sheets: [[-2 * 144, -144]] });
    expect(
      items("plane_2_marks")
        .filter(({ stroke }) => (stroke ?? null) !== null)
        .map(({ datum }) => datum.patch),
    ).to.deep.equal([5]);
    expect(items("plane_1_marks").filter(({ stroke }) => (stroke ?? null) !== null)).to.deep.equal([]);
  });

  it("feels patches alone: an event beside them changes nothing", () => {
    const text = JSON.stringify(compile(latentProjection([gridPlane()]).spec as never).spec);
    const filters = [...text.matchAll(/"type":"(mouseover|click)","filter":\["([^"]+)"\]/g)];
    expect(filters.map(([, type]) => type)).to.include.members(["mouseover", "click"]);
    for (const [, , filter] of filters) {
      // Vega offers to filters of events the event and nothing else
      const felt = new Function("event", `return Boolean(${filter});`) as (event: object) => boolean;
      expect(
        [{}, { item: {} }, { item: { datum: { letter: "a" } } }, { item: { datum: { patch: 0 } } }].map(felt),
      ).to.deep.equal([false, false, false, true]);
    }
  });

  it("keeps points, patches, line and outlines together in pan and zoom, the other plane where it is", async () => {
    const { view, marks, items } = await live(latentProjection([gridPlane(), second()]));
    const other = items("plane_2_marks").map(({ x }) => x);
    view.signal("zoom_plane_1_x", [0.725, 1.275]).signal("zoom_plane_1_y", [-0.05, 0.5]);
    await view.runAsync();
    // twice as large; x = 1 in the middle of 300 pixels, y = 0 at 0.05/0.55 of the height above the lower edge
    const corner = items("plane_1_marks").find(({ datum }) => datum.patch === 1);
    expect((corner?.x ?? 0) + (corner?.width ?? 0) / 2).to.be.closeTo(150, 1);
    expect((corner?.y ?? 0) + (corner?.height ?? 0) / 2).to.be.closeTo(300 * (1 - 0.05 / 0.55), 1);
    const pictures = marks().filter(
      (mark) => mark.marktype === "image" && Math.round(mark.items[0]?.width ?? 0) === 600,
    );
    expect(pictures.map(({ items: [{ x, y, height }] }) => [x, y, height].map(Math.round))).to.deep.equal([
      [-423, -300, 600],
      [-423, -300, 600],
    ]);
    expect(items("plane_2_marks").map(({ x }) => x)).to.deep.equal(other);
  });

  it("leaves pointing, pan, zoom and hints out for print", () => {
    const { spec } = latentProjection([gridPlane()], { interactive: false });
    expect(JSON.stringify(spec)).not.to.match(/"params"|"param"|pointer/);
  });

  it("has one key of the patches' colours, in print too, and none without patches", async () => {
    const of = async (figure: Figure) =>
      [...(await renderSvg(figure.spec)).matchAll(/>([^<>]*\(kG\)|Radial field)</g)].map(([, text]) => text);
    const planes = [gridPlane(), second()];
    expect(await of(latentProjection(planes))).to.deep.equal(["Radial field (kG)"]);
    expect(await of(latentProjection(planes, { interactive: false, quantity: "B" }))).to.deep.equal(["B (kG)"]);
    const bare = gridPlane(5, { thumbnails: undefined, extremes: undefined });
    expect(await of(latentProjection([bare]))).to.deep.equal([]);
  });

  it("keeps every array, and says in words what is seen", () => {
    const figure = latentProjection([gridPlane(), second()], { numbers: { accuracy: 0.9 } });
    expect(figure.toText())
      .to.include("Latent space by TUF and POLARITY")
      .and.include("POLARITY, points: 49")
      .and.include("accuracy: 0.9");
    expect(figure.spec.description).to.equal(figure.caption);
    expect(figure.arrays).to.include.keys("plane 1 TUF points", "plane 2 POLARITY patches");
    expect(latentProjection([gridPlane()], { caption: "Generated patches." }).caption).to.equal("Generated patches.");
  });

  it("says what it cannot draw", () => {
    expect(() => latentProjection([])).to.throw(ShapeError, "1 to 4 planes");
    expect(() => latentProjection([gridPlane()], { side: 20 })).to.throw(OptionError, "found 20 pixels and 0.07");
    expect(() => latentProjection([gridPlane()], { thumbnailSide: NaN })).to.throw(
      OptionError,
      "found 420 pixels and NaN",
    );
    expect(() => latentProjection([gridPlane()], { domain: [1, 1] })).to.throw(OptionError, "low < high");
    expect(() => latentProjection([gridPlane()], { colours: "jet" as never })).to.throw(OptionError, 'found "jet"');
  });
});
