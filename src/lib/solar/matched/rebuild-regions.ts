import { images, type Images } from "../../arrays";
import { seed } from "../../random";
import { regionImages, regionOfPopulation } from "../simulate";

/** Which population of **simulated** regions a set was made of. */
export interface RegionPopulation {
  readonly seed: number;
  /** name of its stream */
  readonly name: string;
}

/** Images of some regions of a set, made again. */
export interface RebuiltRegions {
  /** [n, 128, 128] in kG, all images of the regions one after the other */
  readonly images: Images;
  /** number of the region of each image, in the whole set */
  readonly region: Int32Array;
  /** number of each image among those of its region */
  readonly frame: Int32Array;
  /** row of an image of the set, e.g. of a recorded match; -1 when its region was not made */
  rowOf(place: { readonly region: number; readonly frame: number }): number;
}

/** Sets store whole numbers of 0.1 G. */
const STEPS_PER_KG = 10_000;

/**
 * Simulates chosen regions of a set again, each with all its images, as the set has them: every region depends on the
 * set's seed and name and on its own number alone. One takes about a second.
 * @param regions numbers of the regions; one that is named twice is made once
 */
export function rebuildRegions(population: RegionPopulation, regions: Iterable<number>): RebuiltRegions {
  const stream = seed(population.seed).stream(population.name);
  const numbers = Array.from(new Set(regions)).sort((a, b) => a - b);
  const stacks = numbers.map((region) => regionImages(regionOfPopulation(stream, region)));
  const size = 128 * 128;
  const counts = stacks.map(({ shape: [n] }) => n);
  const total = counts.reduce((sum, n) => sum + n, 0);
  const data = new Float32Array(total * size);
  const [region, frame] = [new Int32Array(total), new Int32Array(total)];
  let first = 0;
  stacks.forEach((stack, at) => {
    data.set(stack.data.map((value) => Math.round(value * STEPS_PER_KG) / STEPS_PER_KG), first * size);
    for (let k = 0; k < counts[at]; k++) [region[first + k], frame[first + k]] = [numbers[at], k];
    first += counts[at];
  });
  return {
    images: images(data, [total, 128, 128], "kG"), region, frame,
    rowOf: (place) => region.findIndex((number, row) => number === place.region && frame[row] === place.frame),
  };
}
