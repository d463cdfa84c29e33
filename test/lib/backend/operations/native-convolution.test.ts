import type { Tensor2D } from "@tensorflow/tfjs";
import { expect } from "chai";
import type { Engine, Tensor } from "../../../../src/lib/backend/engine";
import { layerOperations, type ConvolutionOptions, type LayerOperations } from "../../../../src/lib/backend/operations";
import { plainOperations } from "../../../../src/lib/backend/operations/plain-operations";
import { nativeEngine } from "../../../support/engine";
import { expectSame, normal } from "./compare";

const BATCH = 3;
const variants: readonly ConvolutionOptions[] = [
  { stride: 1, padding: "SAME" },
  { stride: 1, padding: "VALID", activation: "relu" },
  { stride: 2, padding: "SAME", activation: "leaky-relu" },
  { stride: 2, padding: "VALID", activation: "tanh" },
];

/** Each variant in both layouts, with a bias and without. */
function* cases(): Generator<{ what: string; options: ConvolutionOptions; biased: boolean }> {
  for (const variant of variants) {
    for (const layout of ["NHWC", "HWNC"] as const) {
      for (const biased of [false, true]) {
        const options = { ...variant, layout };
        yield { what: `${JSON.stringify(options)}${biased ? " with bias" : ""}`, options, biased };
      }
    }
  }
}

describe("native convolution", function () {
  this.timeout(60000);
  let engine: Engine;
  let native: LayerOperations;
  let plain: LayerOperations;
  before(async function () {
    engine = await nativeEngine(this);
    native = layerOperations(engine);
    plain = plainOperations(engine);
  });

  const images = (layout: ConvolutionOptions["layout"], h: number, w: number, channels: number) =>
    normal(engine, "x", layout === "HWNC" ? [h, w, BATCH, channels] : [BATCH, h, w, channels]);
  const withBias = (given: Record<string, Tensor>, biased: boolean, channels: number) =>
    biased ? { ...given, bias: normal(engine, "bias", [channels]) } : given;
  const optionsOf = (options: ConvolutionOptions, { bias }: Readonly<Record<string, Tensor>>) => (bias === undefined ? options : { ...options, bias });

  for (const [k, h, w, ci, co] of [[3, 9, 8, 2, 4], [5, 8, 11, 3, 2], [3, 10, 7, 1, 3]] as const) {
    it(`agrees with tfjs for kernels of ${k} x ${k}, ${h} x ${w} pixels and ${ci} to ${co} channels`, () => {
      for (const { what, options, biased } of cases()) {
        const layer = (operations: LayerOperations) => (given: Readonly<Record<string, Tensor>>) =>
          operations.convolution(given["x"] as Tensor, given["kernel"] as Tensor, optionsOf(options, given));
        const inputs = () => withBias({ x: images(options.layout, h, w, ci), kernel: normal(engine, "kernel", [k, k, ci, co]) }, biased, co);
        expectSame(engine, what, layer(native), layer(plain), inputs);
      }
    });
  }

  for (const [k, h, w, ci, co] of [[3, 9, 8, 4, 2], [5, 8, 11, 2, 3], [3, 10, 7, 3, 1], [5, 9, 9, 2, 1]] as const) {
    it(`transposed, agrees with tfjs for kernels of ${k} x ${k} to ${h} x ${w} pixels and ${ci} to ${co} channels`, () => {
      for (const { what, options, biased } of cases()) {
        const { stride = 1, padding } = options;
        const small = (size: number) => (padding === "SAME" ? Math.ceil(size / stride) : Math.ceil((size - k + 1) / stride));
        const layer = (operations: LayerOperations) => (given: Readonly<Record<string, Tensor>>) =>
          operations.transposedConvolution(given["x"] as Tensor, given["kernel"] as Tensor, { ...optionsOf(options, given), size: [h, w] });
        const inputs = () => withBias({ x: images(options.layout, small(h), small(w), ci), kernel: normal(engine, "kernel", [k, k, co, ci]) }, biased, co);
        expectSame(engine, what, layer(native), layer(plain), inputs);
      }
    });
  }

  // TensorFlow's own gradient is wrong in the first four of these
  for (const [stride, size, channels] of [[2, 8, 2], [2, 8, 4], [2, 6, 2], [3, 9, 2], [2, 9, 3], [3, 8, 4]] as const) {
    it(`of 1 x 1 with stride ${stride} is the product with every ${stride} pixels, for ${size} x ${size} pixels and ${channels} channels`, () => {
      const { tf } = engine;
      const out = Math.ceil(size / stride);
      // zeros after, so that the pixels fall into cells of stride x stride, of which the first one is read
      const product = ({ x, kernel }: Readonly<Record<string, Tensor>>) => {
        const after = out * stride - size;
        const whole = tf.pad(x as Tensor, [[0, 0], [0, after], [0, after], [0, 0]]);
        const rows = tf.slice(tf.reshape(whole, [BATCH * out, stride, out * stride * channels]), [0, 0, 0], [-1, 1, -1]);
        const pixels = tf.slice(tf.reshape(rows, [BATCH * out * out, stride * channels]), [0, 0], [-1, channels]);
        return tf.reshape(tf.matMul(pixels as Tensor2D, tf.reshape(kernel as Tensor, [channels, 3]) as Tensor2D), [BATCH, out, out, 3]);
      };
      for (const padding of ["VALID", "SAME"] as const) {
        const layer = ({ x, kernel }: Readonly<Record<string, Tensor>>) => native.convolution(x as Tensor, kernel as Tensor, { stride, padding });
        const inputs = () => ({ x: images("NHWC", size, size, channels), kernel: normal(engine, "kernel", [1, 1, channels, 3]) });
        // memory overwritten by chance may hold what it did before
        for (let i = 0; i < 8; i++) expectSame(engine, padding, layer, product, inputs);
      }
    });
  }

  it("is the adjoint of its transpose: <convolve(x), y> = <x, transpose(y)>", () => {
    const { tf } = engine;
    tf.tidy(() => {
      const [x, y, kernel] = [normal(engine, "x", [2, 33, 33, 1]), normal(engine, "y", [2, 17, 17, 4]), normal(engine, "kernel", [5, 5, 1, 4])];
      const there = tf.sum(tf.mul(native.convolution(x, kernel, { stride: 2, padding: "SAME" }), y)).dataSync()[0] as number;
      const back = tf.sum(tf.mul(x, native.transposedConvolution(y, kernel, { stride: 2, padding: "SAME", size: [33, 33] }))).dataSync()[0] as number;
      expect(Math.abs(there - back)).to.be.below(1e-4 * Math.abs(there));
    });
  });

  it("keeps no tensors", () => {
    const { tf } = engine;
    const inputs = { x: normal(engine, "x", [2, 9, 9, 2]), kernel: normal(engine, "kernel", [3, 3, 2, 1]) };
    const step = () => void tf.tidy(() => void native.convolution(inputs.x, inputs.kernel, { stride: 2 }));
    step();
    const before = tf.memory().numTensors;
    step();
    expect(tf.memory().numTensors).to.equal(before);
    tf.dispose(inputs);
  });
});
