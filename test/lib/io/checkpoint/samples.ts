import type { CheckpointContent, ModelCard } from "../../../../src/lib/io/checkpoint";

export const card: ModelCard = {
  data: "simulated active regions",
  preset: "smoke",
  seed: 23,
  steps: 100,
  loss: { generator: 0.9 },
  scores: {},
  date: "2026-11-23",
  limits: "a test",
  licence: "MIT",
};

/** A checkpoint whose every value, and whose card, tell its generation. */
export function generation(number: number, size = 50): CheckpointContent {
  return {
    name: "sample",
    tensors: {
      "dense/kernel": { shape: [size, 2], data: new Float32Array(2 * size).fill(number) },
      "dense/bias": { shape: [2], data: Float32Array.of(number, -number) },
    },
    card: { ...card, steps: number },
  };
}
