import { expect } from "chai";
import type { Engine, Tensor } from "../../../../src/lib/backend/engine";
import { layerOperations, normaliseByRunning, trackStatistics } from "../../../../src/lib/backend/operations";
import { makeVariable } from "../../../../src/lib/backend/variables";
import { nativeEngine } from "../../../support/engine";
import { relativeError, TOLERANCE } from "./compare";

describe("running statistics", function () {
  this.timeout(60000);
  let engine: Engine;
  before(async function () {
    engine = await nativeEngine(this);
  });
  const keeper = (name: string, ...values: number[]) => makeVariable(engine, name, [values.length], Float32Array.from(values));

  it("move a tenth of the way to the batch's mean and unbiased variance", () => {
    const { tf } = engine;
    const running = { mean: keeper("mean", 0, 1), variance: keeper("variance", 1, 2) };
    tf.tidy(() => {
      // channel 0: 1, 2, 6 with mean 3 and variance 7; channel 1: 0, 0, 3 with mean 1 and variance 3
      const x = tf.tensor2d([1, 0, 2, 0, 6, 3], [3, 2]);
      const { batchNormalisation } = layerOperations(engine);
      trackStatistics(engine, running, batchNormalisation(x, tf.ones([2]), tf.zeros([2])));
    });
    const close = (found: Float32Array, expected: number[]) => found.forEach((value, i) => expect(value).to.be.closeTo(expected[i] as number, 1e-6));
    close(running.mean.data(), [0.3, 1]);
    close(running.variance.data(), [1.6, 2.1]);
  });

  it("normalise as a batch with the same statistics would be", () => {
    const { tf } = engine;
    tf.tidy(() => {
      const x = tf.tensor2d([1, 0, 2, 0, 6, 3], [3, 2]);
      const [scale, offset] = [tf.tensor1d([2, -1]), tf.tensor1d([0.5, 3])];
      // biased variances, by which a batch is normalised
      const running = { mean: keeper("mean", 3, 1), variance: keeper("variance", 14 / 3, 2) };
      const found = normaliseByRunning(engine, x, scale, offset, running, { epsilon: 1e-3 });
      const expected: Tensor = layerOperations(engine).batchNormalisation(x, scale, offset, { epsilon: 1e-3 }).output;
      expect(relativeError(found, expected)).to.be.below(TOLERANCE);
    });
  });
});
