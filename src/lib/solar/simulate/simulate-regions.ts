import { stackImages, type Images } from "../../arrays";
import { OptionError } from "../../errors";
import type { Stream } from "../../random";
import { preprocessMagnetogram, preprocessMagnetograms, type PreprocessOptions } from "../preprocess";
import { simulateRegion, type SimulatedRegion, type SimulateRegionOptions } from "./simulate-region";

export interface SimulateRegionsOptions extends SimulateRegionOptions {
  /** how many regions */
  readonly count: number;
  /** number of the first, default 0 */
  readonly first?: number;
}

/** Region `index` of the population that a stream names; it depends on the stream's name and the index alone. */
export function regionOfPopulation(stream: Stream, index: number, options: SimulateRegionOptions = {}): SimulatedRegion {
  return simulateRegion(stream.stream(`region ${index}`), options);
}

/**
 * A population of **simulated** regions, one after the other, see {@link simulateRegion}. A larger population begins
 * with the smaller one, and parts may be made apart.
 * @throws OptionError when count or first is no whole number
 */
export function* simulateRegions(stream: Stream, options: SimulateRegionsOptions): Generator<SimulatedRegion> {
  const { count, first = 0, ...rest } = options;
  if (!Number.isInteger(count) || count < 1 || !Number.isInteger(first) || first < 0) {
    throw new OptionError({
      expected: "a count of at least 1 and a first region of at least 0, both whole",
      found: `${count} and ${first}`,
      remedy: "The paper has 1,839 regions.",
    });
  }
  for (let index = first; index < first + count; index++) yield regionOfPopulation(stream, index, rest);
}

/** The paper's preprocessing of all frames of a region: [frames, 128, 128] in kG, see {@link preprocessMagnetograms}. */
export function regionImages(region: SimulatedRegion, options: PreprocessOptions = {}): Images {
  return preprocessMagnetograms(region.frames, options);
}

/**
 * One patch of each of `count` **simulated** regions, at a moment of its life left to chance, preprocessed as the paper
 * does. Patch i depends on the stream's name and on i alone.
 * @returns [count, 128, 128] in kG
 * @throws OptionError when count is no whole number of at least 1
 */
export function simulatedPatches(stream: Stream, count: number): Images {
  const patches = Array.from(simulateRegions(stream, { count, moments: 1 }), ({ frames: [frame] }) => frame);
  return stackImages(patches.flatMap((frame) => (frame === undefined ? [] : [preprocessMagnetogram(frame)])));
}
