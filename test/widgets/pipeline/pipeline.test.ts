import { expect } from "chai";
import { image, type Images } from "../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../src/lib/errors";
import { bundleBytes } from "../../../src/widgets";
import { pipeline } from "../../../src/widgets/pipeline";
import { figureBundle } from "../../../src/widgets/show";
import { expectSpec, sprites } from "../specs";
import { scene } from "./scene";

describe("pipeline", () => {
  it("has the specification that was looked at", () => {
    expectSpec(pipeline(scene(), { origin: "lower", title: "From a parameter to a match" }), "pipeline");
  });

  it("draws query, table and match as three pictures", () => {
    const [query, table, match] = sprites(pipeline(scene()));
    expect(query.width).to.equal(match.width);
    expect(table.width).to.equal(500);
    // the match is another picture than the query
    expect(query.data.equals(match.data)).to.equal(false);
    const same = { ...scene(), match: scene().query };
    const [one, , other] = sprites(pipeline(same));
    expect(one.data.equals(other.data)).to.equal(true);
  });

  it("turns images upside down on request, thumbnails too", () => {
    const [upper, lower] = (["upper", "lower"] as const).map((origin) => sprites(pipeline(scene(), { origin })));
    [0, 1, 2].forEach((i) => expect(upper[i].data.equals(lower[i].data)).to.equal(false));
  });

  it("tells parameters of query and match in words, and keeps its arrays", () => {
    const figure = pipeline(scene());
    expect(figure.toText()).to.include("TUF: 0.0612 and 0.0587 kG").and.to.include("PSEP: 0.27 and 0.31");
    expect(figure.arrays).to.include.keys("query", "match", "table images", "latent points", "table points", "parameters");
  });

  it("fits noise in the budget of a static figure", async () => {
    const noise = <T extends { data: Float32Array }>(stack: T): T => ({ ...stack, data: stack.data.map((_, i) => Math.sin(12.9898 * i) * 43758.5453 % 1) });
    const parts = scene(80, 128);
    const noisy = { ...parts, query: noise(parts.query), match: noise(parts.match), table: { ...parts.table, images: noise<Images>(parts.table.images) } };
    const bundle = await figureBundle(pipeline(noisy, { thumbnail: 24 }));
    expect(bundleBytes({ ...bundle })).to.be.below(150_000);
  }).timeout(60_000);

  it("names what does not fit", () => {
    const parts = scene();
    const throwing = (change: object, told: string, type: typeof ShapeError | typeof OptionError = ShapeError) =>
      expect(() => pipeline({ ...parts, ...change })).to.throw(type, told);
    throwing({ query: image(new Float32Array(64), [8, 8], "kG") }, "the query like the table's images");
    throwing({ match: image(new Float32Array(1024), [32, 32], "G") }, "the match like the table's images");
    throwing({ table: { ...parts.table, match: 30 } }, "the number of the match, from 0 to 29");
    throwing({ table: { ...parts.table, x: [1, 2] } }, "points of the table");
    throwing({ latents: { ...parts.latents, to: { x: NaN, y: 0 } } }, "places that are finite");
    throwing({ parameters: [] }, "1 to 8 parameters");
    expect(() => pipeline(parts, { domain: [1, -1] })).to.throw(OptionError, "low < high");
  });
});
