import { expect } from "chai";
import type { Engine, Tensor } from "../../../../src/lib/backend/engine";
import { seed } from "../../../../src/lib/random";

export const TOLERANCE = 1e-5;

/** a normal tensor, the same for the same name and shape */
export function normal({ tf }: Engine, name: string, shape: readonly number[]): Tensor {
  const stream = seed(23).stream(name);
  const values = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => stream.normal());
  return tf.tensor(values, [...shape]);
}

/** largest difference over the largest value */
export function relativeError(found: Tensor, expected: Tensor): number {
  expect(found.shape).to.deep.equal(expected.shape);
  const [a, b] = [found.dataSync<"float32">(), expected.dataSync<"float32">()];
  const largest = b.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(largest).to.be.greaterThan(0);
  return a.reduce((most, value, i) => (Number.isNaN(value) ? Number.NaN : Math.max(most, Math.abs(value - (b[i] as number)))), 0) / largest;
}

type Layer = (inputs: Readonly<Record<string, Tensor>>) => Tensor;

/** The output of a layer and its gradients with respect to all inputs, for one and the same random cotangent. */
export function outputAndGradients(engine: Engine, layer: Layer, inputs: Readonly<Record<string, Tensor>>): Record<string, Tensor> {
  const { tf } = engine;
  const keys = Object.keys(inputs);
  const output = layer(inputs);
  const cotangent = normal(engine, "cotangent", output.shape);
  const found = tf.grads((...values: Tensor[]) => layer(Object.fromEntries(keys.map((key, i) => [key, values[i] as Tensor]))))(Object.values(inputs), cotangent);
  return { output, ...Object.fromEntries(keys.map((key, i) => [`gradient of ${key}`, found[i] as Tensor])) };
}

/** Two ways to compute a layer agree, forward and backward. */
export function expectSame(engine: Engine, what: string, ours: Layer, theirs: Layer, inputs: () => Readonly<Record<string, Tensor>>): void {
  engine.tf.tidy(() => {
    const given = inputs();
    const [found, expected] = [outputAndGradients(engine, ours, given), outputAndGradients(engine, theirs, given)];
    for (const [key, value] of Object.entries(expected)) {
      expect(relativeError(found[key] as Tensor, value), `${what}: ${key}`).to.be.below(TOLERANCE);
    }
  });
}
