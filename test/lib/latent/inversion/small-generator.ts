import { matrix, type Matrix } from "../../../../src/lib/arrays";
import type { Engine } from "../../../../src/lib/backend/engine";
import { makeGenerator, simpleGanSizes, type Network, type SimpleGanSizes } from "../../../../src/lib/models/simple-gan";
import { seed } from "../../../../src/lib/random";

export const SMALL = { latent: 8, width: 1 / 16 };

/** A narrow generator of drawn weights, enlarged so that its images reach some tenths of a kG. */
export function smallGenerator(engine: Engine): { readonly generator: Network; readonly sizes: SimpleGanSizes; dispose(): void } {
  const sizes = simpleGanSizes(SMALL);
  const generator = makeGenerator(engine, sizes, seed(23).stream("weights"));
  const variables = Object.values(generator.variables);
  for (const variable of variables) {
    variable.load(variable.data().map((value) => (variable.name.endsWith("kernel") ? 2.5 * value : 0)));
  }
  return { generator, sizes, dispose: () => variables.forEach((variable) => variable.dispose()) };
}

export function drawSmall(count: number, name: string): Matrix {
  const stream = seed(5).stream(name);
  return matrix(Float32Array.from({ length: count * SMALL.latent }, () => stream.normal()), [count, SMALL.latent]);
}
