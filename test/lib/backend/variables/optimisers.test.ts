import { expect } from "chai";
import type { Engine, Tensor } from "../../../../src/lib/backend/engine";
import { adam, gradients, makeVariable, momentum, type Optimiser, type Variables } from "../../../../src/lib/backend/variables";
import { nativeEngine } from "../../../support/engine";

/** Gradient of 0.5 sum(w^2 scale) is scale w: known at every step. */
const SCALE = [1, -2, 0.1];
const START = [1, 0.5, -3];

describe("optimisers", function () {
  this.timeout(60000);
  let engine: Engine;
  before(async function () {
    engine = await nativeEngine(this);
  });

  function descend(make: (variables: Variables) => Optimiser, steps: number, rate?: (step: number) => number): Float32Array {
    const { tf } = engine;
    const w = makeVariable(engine, "w", [3], Float32Array.from(START));
    const optimiser = make({ w });
    for (let i = 0; i < steps; i++) {
      tf.tidy(() => {
        const loss = (weight: Tensor) => tf.mul(tf.sum(tf.mul(tf.square(weight), tf.tensor1d(SCALE))), 0.5);
        optimiser.apply(gradients(engine, (weights) => ({ loss: loss(weights["w"] as Tensor) }), { w }).gradients, rate === undefined ? undefined : tf.scalar(rate(i)));
      });
    }
    const values = w.data();
    for (const variable of [w, ...optimiser.state]) variable.dispose();
    return values;
  }
  const close = (found: Float32Array, expected: readonly number[]) =>
    expected.forEach((value, i) => expect(found[i]).to.be.closeTo(value, 2e-6 * (1 + Math.abs(value))));

  it("Adam: algorithm 1 of Kingma & Ba, epsilon added to the corrected root", () => {
    const [rate, b1, b2, epsilon] = [0.05, 0.9, 0.99, 1e-2];
    const expected = START.map((start, i) => {
      let [w, m, v] = [start, 0, 0];
      for (let t = 1; t <= 7; t++) {
        const g = (SCALE[i] as number) * w;
        m = b1 * m + (1 - b1) * g;
        v = b2 * v + (1 - b2) * g * g;
        w -= (rate * (m / (1 - b1 ** t))) / (Math.sqrt(v / (1 - b2 ** t)) + epsilon);
      }
      return w;
    });
    close(descend((variables) => adam(engine, "adam", variables, { learningRate: rate, beta1: b1, beta2: b2, epsilon }), 7), expected);
  });

  it("take the rate of each step from a schedule", () => {
    for (const make of [adam, momentum]) {
      const fixed = descend((variables) => make(engine, "o", variables, { learningRate: 0.05 }), 5);
      expect(descend((variables) => make(engine, "o", variables, { learningRate: 9 }), 5, () => 0.05)).to.deep.equal(fixed);
      const stopped = descend((variables) => make(engine, "o", variables, { learningRate: 9 }), 8, (step) => (step < 5 ? 0.05 : 0));
      expect(stopped).to.deep.equal(fixed);
    }
  });

  it("momentum with weight decay: PyTorch's convention", () => {
    const [rate, mass, decay] = [0.05, 0.8, 0.1];
    const expected = START.map((start, i) => {
      let [w, a] = [start, 0];
      for (let t = 0; t < 6; t++) {
        a = mass * a + ((SCALE[i] as number) * w + decay * w);
        w -= rate * a;
      }
      return w;
    });
    close(descend((variables) => momentum(engine, "sgd", variables, { learningRate: rate, momentum: mass, weightDecay: decay }), 6), expected);
  });

  it("name their state after the variables, one step count for Adam", () => {
    const w = makeVariable(engine, "w", [3], new Float32Array(3));
    const { state } = adam(engine, "generator-adam", { w }, { learningRate: 1 });
    expect(state.map(({ name, shape }) => [name, shape])).to.deep.equal([
      ["generator-adam/step", []], ["generator-adam/first-moment/w", [3]], ["generator-adam/second-moment/w", [3]],
    ]);
    for (const variable of [w, ...state]) variable.dispose();
  });
});
