import { expect } from "chai";
import { imageAt, images } from "../../src/lib/arrays";
import { ShapeError } from "../../src/lib/errors";
import { bundleBytes } from "../../src/widgets/budget";
import { figureBundle } from "../../src/widgets/show";
import { thresholdCollage } from "../../src/widgets/threshold-collage";
import { expectSpec, sprites } from "./specs";

/** Left half at +0.5 kG, right half at -0.5 kG, a quiet row above. */
const halves = (n: number, side: number) =>
  images(
    Float32Array.from({ length: n * side * side }, (_, index) => {
      if (Math.floor(index / side) % side === 0) return 0.1;
      return index % side < side / 2 ? 0.5 : -0.5;
    }),
    [n, side, side],
    "kG",
  );

const poles = (side: number) => ({
  positiveCentroid: { x: side / 4 - 0.5, y: side / 2 },
  negativeCentroid: { x: (3 * side) / 4 - 0.5, y: side / 2 },
});

describe("thresholdCollage", () => {
  it("has the specification that was looked at", () => {
    const figure = thresholdCollage(
      halves(4, 16),
      Array.from({ length: 4 }, () => poles(16)),
      { tile: 64, title: "Simulated halves" },
    );
    expectSpec(figure, "threshold-collage");
  });

  it("thresholds to black, grey and white", () => {
    const [sheet] = sprites(thresholdCollage(halves(1, 16), [poles(16)], { tile: 64 }));
    const at = (x: number, y: number) => sheet?.data[4 * (y * (sheet.width ?? 0) + x)];
    expect([at(0, 0), at(0, 15), at(15, 15)]).to.deep.equal([128, 255, 0]);
  });

  it("ends its lines on the centroids, in page pixels, also upside down", () => {
    const lines = (origin: "upper" | "lower") =>
      (thresholdCollage(halves(1, 16), [poles(16)], { tile: 64, origin }).spec.data as { values: object[] }).values[0];
    // a tile of 64 for 16 pixels: centre of pixel 3.5 at (3.5 + 0.5) * 4
    expect(lines("upper")).to.include({ x: 16, x2: 48, y: 34, y2: 34, distance: 8 });
    expect(lines("lower")).to.include({ y: 30, y2: 30 });
  });

  it("draws no line where a polarity is missing, and counts them", () => {
    const some = [poles(16), { positiveCentroid: undefined, negativeCentroid: { x: 1, y: 1 } }];
    const figure = thresholdCollage(halves(2, 16), some);
    expect(figure.toText()).to.include("patches: 2").and.include("patches with both polarities: 1");
    expect((figure.spec.data as { values: object[] }).values).to.have.length(1);
  });

  it("fits a hundred patches of 128 x 128 in the budget", async () => {
    const figure = thresholdCollage(
      halves(100, 128),
      Array.from({ length: 100 }, () => poles(128)),
    );
    expect(bundleBytes((await figureBundle(figure)).data)).to.be.at.most(150_000);
  });

  it("wants one pair of centroids per patch", () => {
    expect(() => thresholdCollage(halves(2, 4), [poles(4)])).to.throw(
      ShapeError,
      "2 pairs of centroids, one per patch, but found 1",
    );
    expect(() => thresholdCollage(images(new Float32Array(0), [0, 4, 4]), [])).to.throw(
      ShapeError,
      "at least one patch",
    );
  });

  it("says what are no patches or no centroids", () => {
    const fields = halves(2, 4);
    expect(() => thresholdCollage(undefined as never, [])).to.throw(
      ShapeError, "the fields to be a stack of images, but found undefined",
    );
    expect(() => thresholdCollage(imageAt(fields, 0) as never, [])).to.throw(ShapeError, "stackImages");
    expect(() => thresholdCollage(fields, undefined as never)).to.throw(
      ShapeError, "two centroids of every patch, but found undefined",
    );
    expect(() => thresholdCollage(fields, [poles(4), 5 as never])).to.throw(
      ShapeError, "found the number 5 at index 1",
    );
  });
});
