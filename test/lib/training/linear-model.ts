import type { StateVariable, Step, TrainOptions } from "../../../src/lib/training";
import { epochBatches, latentBatch } from "../../../src/lib/training";
import { seed } from "../../../src/lib/random";

/** A variable that lives in a Float32Array. */
export function variable(name: string, values: readonly number[]): StateVariable & { readonly values: Float32Array } {
  const held = Float32Array.from(values);
  return { name, shape: [held.length], values: held, data: () => held.slice(), load: (stored) => held.set(stored) };
}

export interface LinearModel {
  readonly options: Pick<TrainOptions, "step" | "state" | "batch" | "epochSteps">;
  readonly weights: Float32Array;
}

const TRUTH = [0.7, -1.3, 0.2];

/** y = w.x learned by momentum descent in single precision: 5 batches of 8 in an epoch, noise named by step. */
export function linearModel({ rate = 0.02, onStep = (_: number) => undefined as void } = {}): LinearModel {
  const weights = variable("weights", [0, 0, 0]);
  const moments = variable("moments", [0, 0, 0]);
  const streams = seed(23);
  const x = latentBatch(streams.stream("data"), 0, 43 * 3);
  const batches = epochBatches({ stream: streams.stream("order"), count: 43, size: 8 });
  let calls = 0;
  const step: Step = {
    run({ inputs = new Float32Array(), noise = new Float32Array() }) {
      onStep(++calls);
      const gradient = new Float32Array(3);
      let loss = 0;
      for (let row = 0; row < noise.length; row++) {
        const at = (column: number) => inputs[row * 3 + column] ?? 0;
        const target = TRUTH.reduce((sum, weight, column) => sum + weight * at(column), 0) + 0.1 * (noise[row] ?? 0);
        const residual = weights.values.reduce((sum, weight, column) => sum + weight * at(column), 0) - target;
        loss += residual * residual;
        for (let column = 0; column < 3; column++) gradient[column] += (2 * residual * at(column)) / noise.length;
      }
      for (let column = 0; column < 3; column++) {
        moments.values[column] = 0.9 * (moments.values[column] ?? 0) + (gradient[column] ?? 0);
        weights.values[column] -= rate * (moments.values[column] ?? 0);
      }
      return { loss: Float32Array.of(loss / noise.length), size: Float32Array.of(Math.hypot(...weights.values)) };
    },
  };
  return {
    weights: weights.values,
    options: {
      step,
      state: [weights, moments],
      epochSteps: batches.epochSteps,
      batch: (index) => ({
        inputs: Float32Array.from([...batches.at(index).indices].flatMap((row) => [...x.slice(3 * row, 3 * row + 3)])),
        noise: latentBatch(streams.stream("noise"), index, 8),
      }),
    },
  };
}
