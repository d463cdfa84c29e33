import { expect } from "chai";
import type { Engine, Tensor } from "../../../../src/lib/backend/engine";
import { gradients, makeVariable, readAll } from "../../../../src/lib/backend/variables";
import { ShapeError } from "../../../../src/lib/errors";
import { nativeEngine } from "../../../support/engine";

describe("gradients", function () {
  this.timeout(60000);
  let engine: Engine;
  before(async function () {
    engine = await nativeEngine(this);
  });

  it("gives the loss, its gradients by name, and what else was computed", () => {
    const { tf } = engine;
    const variables = { a: makeVariable(engine, "a", [2], Float32Array.of(1, 2)), b: makeVariable(engine, "b", [], Float32Array.of(3)) };
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      const f = (weights: Record<string, Tensor>) => {
        const product = tf.mul(tf.square(weights["a"] as Tensor), weights["b"] as Tensor);
        return { loss: tf.sum(product), product };
      };
      const found = gradients(engine, f, variables);
      const numbers = (tensor: Tensor | undefined) => Array.from(tensor?.dataSync() ?? []);
      expect(numbers(found.loss)).to.deep.equal([15]);
      expect(numbers(found.gradients["a"])).to.deep.equal([6, 12]);
      expect(numbers(found.gradients["b"])).to.deep.equal([5]);
      expect(numbers(found.values.product)).to.deep.equal([3, 12]);
      expect(Object.keys(readAll(variables))).to.deep.equal(["a", "b"]);
    });
    expect(tf.memory().numTensors).to.equal(before);
    for (const variable of Object.values(variables)) variable.dispose();
  });

  it("names variables that the loss does not depend on", () => {
    const { tf } = engine;
    const variables = { a: makeVariable(engine, "a", [2], Float32Array.of(1, 2)), idle: makeVariable(engine, "idle", [1], Float32Array.of(3)) };
    expect(() => tf.tidy(() => {
      gradients(engine, (weights) => ({ loss: tf.sum(weights["a"] as Tensor) }), variables);
    })).to.throw(ShapeError, 'that it does not depend on "idle"');
    for (const variable of Object.values(variables)) variable.dispose();
  });
});
