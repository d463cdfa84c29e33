import { expect } from "chai";
import { imageAt, images } from "../../src/lib/arrays";
import { OptionError, ShapeError } from "../../src/lib/errors";
import { seed } from "../../src/lib/random";
import { bundleBytes } from "../../src/widgets/budget";
import type { Figure } from "../../src/widgets/figure";
import { imageGrid } from "../../src/widgets/image-grid";
import { figureBundle } from "../../src/widgets/show";
import { expectSpec, sprites } from "./specs";

function noise(n: number, side: number) {
  const stream = seed(5).stream("noise");
  return images(
    Float32Array.from({ length: n * side * side }, () => stream.normal()),
    [n, side, side],
    "kG",
  );
}

const blobs = (n: number, side: number) =>
  images(
    Float32Array.from({ length: n * side * side }, (_, index) => {
      const [x, y] = [index % side, Math.floor(index / side) % side];
      return Math.sin((x * 6) / side) * Math.cos((y * 5) / side);
    }),
    [n, side, side],
    "kG",
  );

describe("imageGrid", () => {
  it("has the specification that was looked at", () => {
    const labels = ["one", "two", "three", "four", "five"];
    const options = { columns: 3, tile: 64, labels, quantity: "Radial field", title: "Five simulated waves" };
    expectSpec(imageGrid(blobs(5, 32), options), "image-grid");
  });

  it("takes one image as a grid of one", () => {
    expect(imageGrid(imageAt(blobs(3, 16), 1)).spec).to.deep.equal(imageGrid(images(blobs(3, 16).data.slice(256, 512), [1, 16, 16], "kG")).spec);
  });

  it("is pure: the same figure from the same images", () => {
    const stack = noise(4, 16);
    const before = stack.data.slice();
    expect(imageGrid(stack).spec).to.deep.equal(imageGrid(stack).spec);
    expect(stack.data).to.deep.equal(before);
  });

  it("keeps every pixel for export and tells what is seen", () => {
    const stack = blobs(2, 32);
    const figure = imageGrid(stack, { numbers: { "mean field": { value: 0.5, unit: "kG" } } });
    expect(figure.arrays.images).to.equal(stack);
    expect(figure.toText())
      .to.include("images: 2")
      .and.include("each image: 32 x 32 pixels")
      .and.include("mean field: 0.5 kG");
  });

  it("draws one sheet, whatever the number of images", () => {
    expect(sprites(imageGrid(noise(100, 16)))).to.have.length(1);
  });

  it("fits ten by ten smooth images of 128 x 128 in the budget, finer than noise", async () => {
    const smooth = imageGrid(blobs(100, 128), { columns: 10 });
    expect(bundleBytes((await figureBundle(smooth)).data)).to.be.at.most(150_000);
    expect(sprites(smooth)[0]?.width).to.be.at.least(10 * 61);
  });

  it("fits even white noise in the budget, and a thousand small images", async () => {
    for (const figure of [
      imageGrid(noise(100, 128), { columns: 10, domain: [-1, 1] }),
      imageGrid(noise(1000, 8), { columns: 40 }),
    ]) {
      expect(bundleBytes((await figureBundle(figure)).data)).to.be.at.most(150_000);
    }
  });

  it("draws stacks of one image, of one pixel, and of NaN", async () => {
    const single = imageGrid(blobs(1, 16));
    expect(single.caption).to.include("one image");
    for (const figure of [
      single,
      imageGrid(noise(2, 1)),
      imageGrid(images(new Float32Array(4).fill(NaN), [1, 2, 2])),
    ]) {
      expect((await figureBundle(figure)).data).to.have.property("image/png");
    }
  });

  it("says what it cannot draw", () => {
    const stack = noise(3, 4);
    expect(() => imageGrid(images(new Float32Array(0), [0, 4, 4]))).to.throw(ShapeError, "at least one image");
    expect(() => imageGrid(stack, { labels: ["one"] })).to.throw(
      ShapeError,
      "expected 3 labels, one per image, but found 1",
    );
    expect(() => imageGrid(stack, { columns: 0 })).to.throw(ShapeError, "a whole number of columns, but found 0");
    expect(() => imageGrid(stack, { domain: [1, -1] })).to.throw(OptionError, "low < high, but found [1, -1]");
  });

  it("says what is no image", () => {
    for (const wrong of [undefined, "x", [imageAt(blobs(1, 4), 0)], { data: [1], shape: [1, 1], unit: "" }]) {
      expect(() => imageGrid(wrong as never)).to.throw(
        ShapeError, "expected what is drawn to be a stack of images, but found ",
      );
    }
  });

  const tips = ({ spec }: Figure) => (spec.data as { values: { mean: unknown; range: string }[] }).values;

  it("invents no numbers where there are none", async () => {
    for (const value of [NaN, Infinity, -Infinity]) {
      const figure = imageGrid(images(new Float32Array(8).fill(value), [2, 2, 2], "kG"));
      expect(figure.numbers["colour scale"]).to.equal("no values");
      tips(figure).forEach((tip) => expect(tip).to.include({ mean: "no values", range: "no values" }));
      expect(JSON.stringify(figure.spec.layer)).not.to.match(/legend"|∞|"format":".3~g"/);
      expect((await figureBundle(figure)).data).to.have.property("image/png");
    }
  });

  it("tells the finite values of images that have some", () => {
    const figure = imageGrid(images(Float32Array.of(1, Infinity, 3, NaN, NaN, NaN), [2, 1, 3]));
    expect(figure.numbers["colour scale"]).to.equal("1 to 3");
    expect(tips(figure).map(({ mean, range }) => [mean, range])).to.deep.equal(
      [[2, "1 to 3"], ["no values", "no values"]],
    );
    const asked = imageGrid(images(new Float32Array(4).fill(NaN), [1, 2, 2], "kG"), { domain: [-1, 1] });
    expect(asked.numbers["colour scale"]).to.equal("−1 to 1 kG");
  });
});
