import { expect } from "chai";
import { image, imageAt, images, stackImages } from "../../../../src/lib/arrays";
import type { Engine } from "../../../../src/lib/backend/engine";
import { OptionError, ShapeError, UserError } from "../../../../src/lib/errors";
import { adaptStatistics, encoderVariables, makeEncoder, makeSimSiam } from "../../../../src/lib/models";
import { seed } from "../../../../src/lib/random";
import { nativeEngine } from "../../../support/engine";
import { bipoles } from "./bipoles";

const SIDE = 32;
const N = 47;
const stack = bipoles(N, SIDE);
const largest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe("makeEncoder", function () {
  this.timeout(60000);
  let engine: Engine;
  let values: ReadonlyMap<string, Float32Array>;
  before(async function () {
    engine = await nativeEngine(this);
    const network = makeSimSiam(engine, seed(23).stream("weights"), { width: 1 / 16 });
    adaptStatistics(engine, network, stack);
    values = new Map(encoderVariables(network).map((variable) => [variable.name, variable.data()]));
    network.dispose();
  });
  const encoderOf = (batch: number) => {
    const encoder = makeEncoder(
      engine,
      { channels: [4, 8, 16, 32], hidden: 32, latent: 100, bottleneck: 128 },
      { batch, side: SIDE },
    );
    encoder.load((name) => values.get(name) ?? expect.fail(name));
    return encoder;
  };

  it("gives each image its own numbers, however many are embedded at a time and whatever is beside it", () => {
    const [one, three, many] = [1, 3, 10].map(encoderOf);
    const expected = many.embed(stack);
    expect(expected.shape).to.deep.equal([N, 100]);
    expect([many.latent, many.features]).to.deep.equal([100, 32]);
    for (const encoder of [one, three]) {
      const found = encoder.embed(stack);
      expect(largest(found.data.map((value, i) => value - expected.data[i]))).to.be.below(
        1e-5 * largest(expected.data),
      );
    }
    const alone = three.embed(stackImages([imageAt(stack, 4)]));
    const beside = three.embed(stack);
    expect(Array.from(alone.data)).to.deep.equal(Array.from(beside.data.subarray(400, 500)));
    for (const encoder of [one, three, many]) encoder.dispose();
  });

  it("gives normalised embeddings of the images that set its statistics, and the backbone's values", () => {
    const encoder = encoderOf(4);
    const { data } = encoder.embed(stack);
    for (let c = 0; c < 100; c++) {
      const column = Array.from({ length: N }, (_, i) => data[100 * i + c]);
      const mean = column.reduce((sum, value) => sum + value, 0) / N;
      expect(mean).to.be.closeTo(0, 1e-4);
      expect(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / N).to.be.closeTo(1, 0.01);
    }
    const features = encoder.embed(stack, { output: "backbone" });
    expect(features.shape).to.deep.equal([N, 32]);
    expect(features.data.every((value) => value >= 0)).to.equal(true);
    encoder.dispose();
  });

  it("takes new weights, and leaves nothing behind when it is disposed of", () => {
    const cycle = () => {
      const encoder = encoderOf(2);
      const before = Array.from(encoder.embed(stack).data);
      encoder.load((name) =>
        name.endsWith("/kernel")
          ? (values.get(name) ?? expect.fail(name)).map((value) => -value)
          : (values.get(name) ?? expect.fail(name)),
      );
      expect(Array.from(encoder.embed(stack).data)).not.to.deep.equal(before);
      encoder.dispose();
      return engine.tf.memory().numTensors;
    };
    const first = cycle();
    expect([cycle(), cycle()]).to.deep.equal([first, first]);
  });

  it("refuses images of another size or unit, none, NaN, and outputs that it does not have", () => {
    const encoder = encoderOf(2);
    const blank = (n: number, side: number, unit: string) =>
      images(new Float32Array(n * side ** 2), [n, side, side], unit);
    expect(() => encoder.embed(blank(2, 16, "kG"))).to.throw(
      ShapeError,
      /32 x 32 pixels in kG, but found \[2 x 16 x 16\]/,
    );
    expect(() => encoder.embed(blank(0, SIDE, "kG"))).to.throw(
      ShapeError,
      /at least one image .* but found \[0 x 32 x 32\]/,
    );
    expect(() => encoder.embed(blank(1, SIDE, "G"))).to.throw(ShapeError, /but found images in "G"/);
    expect(() => encoder.embed(image(new Float32Array(4), [2, 2]) as never)).to.throw(ShapeError, /a stack of images/);
    const bad = images(stack.data.slice(), [N, SIDE, SIDE], "kG");
    bad.data[2 * SIDE ** 2 + 5] = NaN;
    expect(() => encoder.embed(bad)).to.throw(ShapeError, /finite numbers, but found NaN in image 2/);
    expect(() => encoder.embed(stack, { output: "prediction" as never })).to.throw(
      OptionError,
      /projection, backbone, but found "prediction"/,
    );
    encoder.dispose();
    encoder.dispose();
    expect(() => encoder.embed(stack)).to.throw(UserError, "dispose() has freed its weights");
  });
});
