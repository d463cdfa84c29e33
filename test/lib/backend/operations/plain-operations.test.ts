import { expect } from "chai";
import type { Engine, Tensor } from "../../../../src/lib/backend/engine";
import { plainOperations } from "../../../../src/lib/backend/operations/plain-operations";
import { nativeEngine } from "../../../support/engine";

describe("plain operations", function () {
  this.timeout(60000);
  let engine: Engine;
  before(async function () {
    engine = await nativeEngine(this);
  });
  const numbers = (make: () => Tensor) => {
    const tensor = engine.tf.tidy(make);
    const values = Array.from(tensor.dataSync());
    tensor.dispose();
    return values;
  };

  it("convolve, bias and activate as written by hand", () => {
    const { tf } = engine;
    const { convolution } = plainOperations(engine);
    // 1 x 4 pixels by the kernel [1, -1]: differences of neighbours
    const make = () => {
      const [x, kernel, bias] = [tf.tensor4d([1, 4, 2, 7], [1, 1, 4, 1]), tf.tensor4d([1, -1], [1, 2, 1, 1]), tf.tensor1d([1])];
      return convolution(x, kernel, { bias, activation: "leaky-relu" });
    };
    numbers(make).forEach((value, i) => expect(value).to.be.closeTo([-0.4, 3, -0.8][i] as number, 1e-6));
  });

  it("transpose a convolution by spreading the kernel, and crop", () => {
    const { tf } = engine;
    const { transposedConvolution } = plainOperations(engine);
    const make = (layout: "NHWC" | "HWNC") => () =>
      transposedConvolution(tf.tensor4d([1, 10], layout === "NHWC" ? [1, 1, 2, 1] : [1, 2, 1, 1]), tf.tensor4d([1, 2, 3], [1, 3, 1, 1]), { stride: 2, size: [1, 5], layout });
    expect(numbers(make("NHWC"))).to.deep.equal([1, 2, 13, 20, 30]);
    // one row, two columns, one image: the same numbers in either layout
    expect(numbers(make("HWNC"))).to.deep.equal([1, 2, 13, 20, 30]);
  });

  it("normalise a batch by its biased variance and tell the unbiased one", () => {
    const { tf } = engine;
    const { batchNormalisation } = plainOperations(engine);
    const make = (key: "output" | "mean" | "variance") => () => batchNormalisation(tf.tensor2d([1, 2, 6], [3, 1]), tf.tensor1d([2]), tf.tensor1d([1]), { epsilon: 0 })[key];
    expect(numbers(make("mean"))).to.deep.equal([3]);
    expect(numbers(make("variance"))[0]).to.be.closeTo(7, 1e-6);
    const deviation = Math.sqrt(14 / 3);
    numbers(make("output")).forEach((value, i) => expect(value).to.be.closeTo(1 + (2 * ([1, 2, 6][i] as number) - 6) / deviation, 1e-5));
  });

  it("multiply and pool", () => {
    const { tf } = engine;
    const { dense, maxPool } = plainOperations(engine);
    expect(numbers(() => dense(tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [-4]]), { bias: tf.tensor1d([2]), activation: "relu" }))).to.deep.equal([0]);
    expect(numbers(() => maxPool(tf.tensor4d([1, 5, 2, 3], [1, 2, 2, 1]), { size: 2, stride: 2 }))).to.deep.equal([5]);
  });
});
