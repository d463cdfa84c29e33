import { matrix, rowAt, type Matrix } from "../../../src/lib/arrays";
import type { Measure } from "../../../src/lib/latent/measure";
import { seed } from "../../../src/lib/random";

export const DIMENSIONS = 6;

/** Standard normal latents, [n, 6]. */
export function drawLatents(n: number, name: string): Matrix {
  const stream = seed(12).stream(name);
  return matrix(Float32Array.from({ length: n * DIMENSIONS }, () => stream.normal()), [n, DIMENSIONS]);
}

/** A measure that computes each parameter from z by a formula, and counts its calls and rows. */
export function analytic<Name extends string>(formulas: Readonly<Record<Name, (z: Float32Array) => number>>) {
  const count = { calls: 0, rows: 0 };
  const measure: Measure<Name> = (latents) => {
    const n = latents.shape[0];
    count.calls++;
    count.rows += n;
    const columns = Object.entries<(z: Float32Array) => number>(formulas).map(([name, formula]) =>
      [name, Float64Array.from({ length: n }, (_, i) => formula(rowAt(latents, i)))]);
    return Object.fromEntries(columns) as Record<Name, Float64Array>;
  };
  return { measure, count };
}

/** The unit vector of a latent dimension. */
export const axis = (j: number): Float64Array => Float64Array.from({ length: DIMENSIONS }, (_, i) => (i === j ? 1 : 0));

/** The message of what an asynchronous function throws. */
export async function messageOf(made: Promise<unknown>): Promise<string> {
  return made.then(() => "nothing was thrown", (error: Error) => error.message);
}
