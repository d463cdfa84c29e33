import { images, matrix, rowAt, type Images, type Matrix } from "../../../src/lib/arrays";
import type { Stream } from "../../../src/lib/random";

const DIMENSIONS = 12;
const SIDE = 28;

function pole(data: Float32Array, x: number, y: number, strength: number, width: number): void {
  for (let i = 0; i < data.length; i++) {
    const squared = ((i % SIDE) - x) ** 2 + (Math.floor(i / SIDE) - y) ** 2;
    data[i] += strength * Math.exp(-squared / (2 * width * width));
  }
}

/**
 * Two round poles: the first latent value sets their strength, the next three their places, then balance and size; the
 * seventh sets a background too weak for any parameter but TUF.
 */
function field(z: Float32Array): Float32Array {
  const data = new Float32Array(SIDE * SIDE);
  const [halfX, halfY] = [2.5 * Math.tanh(2 * z[1]) * Math.exp(0.25 * z[2] + 0.1 * z[0]), 1.5 * z[3]];
  const strength = 0.45 * Math.exp(0.3 * z[0]);
  const [balance, width] = [Math.exp(0.05 * z[4]), 2.2 * Math.exp(0.15 * z[5])];
  pole(data, SIDE / 2 + halfX, SIDE / 2 + halfY, strength * balance, width);
  pole(data, SIDE / 2 - halfX, SIDE / 2 - halfY, -strength / balance, width);
  const weak = 0.02 * Math.exp(0.3 * z[6]);
  for (let i = 0; i < data.length; i++) data[i] += (i + Math.floor(i / SIDE)) % 2 === 0 ? weak : -weak;
  return data;
}

/** A generator in a formula, whose parameters are known functions of 7 of its 12 latent dimensions. */
export const blobGenerator = {
  drawLatents: (stream: Stream, count: number): Matrix =>
    matrix(Float32Array.from({ length: count * DIMENSIONS }, () => stream.normal()), [count, DIMENSIONS]),
  generate(latents: Matrix): Images {
    const n = latents.shape[0];
    const data = new Float32Array(n * SIDE * SIDE);
    for (let i = 0; i < n; i++) data.set(field(rowAt(latents, i)), i * SIDE * SIDE);
    return images(data, [n, SIDE, SIDE], "kG");
  },
};
