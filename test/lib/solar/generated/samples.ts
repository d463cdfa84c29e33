import { images, type Images } from "../../../../src/lib/arrays";
import { seed } from "../../../../src/lib/random";
import {
  comparePopulations, measurePopulation, patchesOfImages, type MeasuredPopulation, type PopulationScores,
} from "../../../../src/lib/solar";

export const SIDE = 32;
const draws = seed(23).stream("patches to be scored");

/** Two round spots of opposite sign, of random strength, size, separation and place, on 30 G of noise. */
export function bipoles(name: string, n: number, strength = 1): Images {
  const data = new Float32Array(n * SIDE * SIDE);
  for (let k = 0; k < n; k++) {
    const stream = draws.stream(`${name} ${k}`);
    const [peak, width, half] = [strength * (0.4 + 0.5 * stream.uniform()), 2 + 2 * stream.uniform(), 2 + 3 * stream.uniform()];
    const [x, y, sign] = [SIDE / 2 + 2 * stream.normal(), SIDE / 2 + 2 * stream.normal(), stream.uniform() < 0.5 ? 1 : -1];
    for (let i = 0; i < SIDE * SIDE; i++) {
      const spot = (centre: number) => Math.exp(-(((i % SIDE) - centre) ** 2 + (Math.floor(i / SIDE) - y) ** 2) / (2 * width ** 2));
      data[k * SIDE * SIDE + i] = sign * peak * (spot(x + half) - spot(x - half)) + 0.03 * stream.normal();
    }
  }
  return images(data, [n, SIDE, SIDE], "kG");
}

/** The patches whose index `keep` refuses are made empty. */
export function emptied(stack: Images, keep: (index: number) => boolean): Images {
  return images(stack.data.map((value, i) => (keep(Math.floor(i / SIDE ** 2)) ? value : 0)), stack.shape, "kG");
}

export const measure = (stack: Images, name = "pairs"): Promise<MeasuredPopulation> =>
  measurePopulation(patchesOfImages(stack), draws.stream(name));

export const compare = (made: MeasuredPopulation, others: MeasuredPopulation): PopulationScores =>
  comparePopulations(made, others, draws.stream("resamples"));
