import { expect } from "chai";
import { image, type Image } from "../../src/lib/arrays";
import { ShapeError } from "../../src/lib/errors";
import { seed } from "../../src/lib/random";
import { bundleBytes } from "../../src/widgets/budget";
import { magnetogramPanels, type PolarityPanels } from "../../src/widgets/magnetogram-panels";
import { figureBundle } from "../../src/widgets/show";
import { expectSpec, sprites } from "./specs";

/** Two Gaussian poles of 1.5 kG, and noise of `sigma` kG. */
function bipole(rows: number, columns: number, sigma = 0): PolarityPanels {
  const stream = seed(3).stream("noise");
  const pole = (x: number, y: number, at: number) =>
    1.5 * Math.exp(-((x - at * columns) ** 2 + (y - rows / 2) ** 2) / (2 * (rows / 10) ** 2));
  const field = Float32Array.from({ length: rows * columns }, (_, index) => {
    const [x, y] = [index % columns, Math.floor(index / columns)];
    return pole(x, y, 0.35) - pole(x, y, 0.65) + sigma * stream.normal();
  });
  const mask = (keep: (value: number) => boolean): Image =>
    image(
      field.map((value) => (keep(value) ? 1 : 0)),
      [rows, columns],
    );
  return {
    field: image(field, [rows, columns], "kG"),
    threshold: 0.15,
    positive: mask((value) => value > 0.15),
    negative: mask((value) => value < -0.15),
    inversionMask: mask((value) => Math.abs(value) < 0.05),
    positiveCentroid: { x: 0.35 * columns, y: rows / 2 },
    negativeCentroid: { x: 0.65 * columns, y: rows / 2 },
  };
}

describe("magnetogramPanels", () => {
  it("has the specification that was looked at", () => {
    const options = { title: "A simulated bipole", numbers: { separation: { value: 19.2, unit: "px" } } };
    expectSpec(magnetogramPanels(bipole(64, 64), options), "magnetogram-panels");
  });

  it("has three titled panels, the threshold in gauss", () => {
    const text = JSON.stringify(magnetogramPanels(bipole(32, 32)).spec);
    for (const title of ["(a) Magnetogram", "(b) Thresholded at ±150 G", "(c) Polarity-inversion mask"]) {
      expect(text).to.include(title);
    }
  });

  it("draws three levels in (b): black negative, grey, white positive", () => {
    const [, thresholded] = sprites(magnetogramPanels(bipole(64, 64), { panelWidth: 64 }));
    const at = (x: number, y: number) => thresholded?.data[4 * (y * thresholded.width + x)];
    const scale = (thresholded?.width ?? 0) / 64;
    expect([0.35, 0.65].map((place) => at(Math.round(place * 64 * scale), 32 * scale))).to.deep.equal([255, 0]);
    expect(at(0, 0)).to.equal(128);
  });

  it("keeps the aspect and the budget of a real SHARP's size, noise included", async () => {
    const figure = magnetogramPanels(bipole(377, 744, 0.05), {
      pixelScale: { size: 0.364, unit: "Mm" },
      origin: "lower",
    });
    const { data } = await figureBundle(figure);
    expect(bundleBytes(data)).to.be.at.most(150_000);
    const [panel] = figure.spec.hconcat as { width: number; height: number }[];
    expect((panel?.width ?? 0) / (panel?.height ?? 1)).to.be.closeTo(744 / 377, 0.02);
    // the last pixel's centre lies at 743 x 0.364 Mm
    expect(JSON.stringify(figure.spec)).to.include(`"domain":[-0.182,${743.5 * 0.364}]`);
  });

  it("draws a field without a polarity", async () => {
    const parts = { ...bipole(16, 16), negativeCentroid: undefined, positiveCentroid: undefined };
    expect((await figureBundle(magnetogramPanels(parts))).data).to.have.property("image/png");
  });

  it("gives every array for export, and says which mask does not fit", () => {
    const parts = bipole(16, 16);
    const names = ["field", "positive", "negative", "inversionMask"];
    expect(Object.keys(magnetogramPanels(parts).arrays)).to.deep.equal(names);
    const bad = { ...parts, negative: image(new Float32Array(4), [2, 2]) };
    expect(() => magnetogramPanels(bad)).to.throw(
      ShapeError,
      "negative in the shape of the field, 16 x 16, but found 2 x 2",
    );
  });

  it("says what is no image", () => {
    expect(() => magnetogramPanels(undefined as never)).to.throw(
      ShapeError, "found undefined. Pass polarityGeometry(field)",
    );
    expect(() => magnetogramPanels({} as never)).to.throw(
      ShapeError, "expected field to be one image, but found undefined",
    );
    const parts = { ...bipole(16, 16), positive: [1, 0] as never };
    expect(() => magnetogramPanels(parts)).to.throw(
      ShapeError, "expected positive to be one image, but found an Array",
    );
  });
});
