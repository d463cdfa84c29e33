import type { Tensor4D } from "@tensorflow/tfjs";
import { expect } from "chai";
import type { Engine, Tensor } from "../../../../src/lib/backend/engine";
import { subPixel } from "../../../../src/lib/backend/operations/sub-pixel";
import { nativeEngine } from "../../../support/engine";
import { normal, relativeError, TOLERANCE } from "./compare";

describe("subPixel", function () {
  this.timeout(60000);
  let engine: Engine;
  before(async function () {
    engine = await nativeEngine(this);
  });

  it("is the transposed convolution, for every kernel, side and padding", () => {
    const { tf } = engine;
    const convolve = (x: Tensor, kernel: Tensor) => tf.conv2d(x as Tensor4D, kernel as Tensor4D, 1, "valid");
    for (const padding of ["SAME", "VALID"] as const) {
      for (const k of [2, 3, 4, 5, 6, 7]) {
        for (const side of [8, 9, 11, 12]) {
          const small = padding === "SAME" ? Math.ceil(side / 2) : Math.ceil((side - k + 1) / 2);
          tf.tidy(() => {
            const [x, kernel] = [normal(engine, "x", [2, small, small, 3]), normal(engine, "kernel", [k, k, 1, 3])];
            const shape: [number, number, number, number] = [2, side, side, 1];
            const expected = tf.conv2dTranspose(x as Tensor4D, kernel as Tensor4D, shape, 2, padding === "SAME" ? "same" : "valid");
            const found = subPixel(engine, convolve, { x, kernel, shape, padding, layout: "NHWC" });
            expect(relativeError(found, expected), `${padding}, kernel ${k}, side ${side}`).to.be.below(TOLERANCE);
          });
        }
      }
    }
  });
});
