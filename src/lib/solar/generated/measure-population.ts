import type { Stream } from "../../random";
import { pairwiseDistances, pixelHistogram, radialPower, type PixelHistogram } from "../../statistics";
import { physicalParameters } from "../parameters";
import { COMPARED_KEYS, comparedValues, perParameter, singlePolarityShare, type ComparedValues } from "./compared-parameters";
import { eachChunk, evenlySpread, type OnChunk, type RegionPatches } from "./region-patches";

/** All that comparisons need of a population of patches. */
export interface MeasuredPopulation {
  readonly regions: ArrayLike<number>;
  /** parameters of every patch, 0 for one that lacks a polarity */
  readonly parameters: ComparedValues;
  /** share of the patches that lack a polarity */
  readonly singlePolarity: number;
  readonly pixels: PixelHistogram;
  /** 0, 1, … cycles per patch */
  readonly wavenumber: Float64Array;
  /** mean radial power, kG^2 */
  readonly power: Float64Array;
  /** mean distance of random pairs of different regions, kG */
  readonly meanDistance: number;
}

export interface MeasureOptions {
  /** patches measured at a time, default 250 */
  readonly chunk?: number;
  readonly onChunk?: OnChunk;
}

/** Patches at even steps among which pairs are drawn. */
const PAIRED = 2000;

/**
 * Measures a population once, a chunk at a time: the parameters of **all** patches (`singlePolarity: "zero"`), the pixel
 * histogram, the mean power spectrum, and the mean distance of 10,000 random pairs among 2,000 of the patches.
 * @param stream draws the pairs
 * @throws ShapeError for patches of fewer than two regions, not square, or not finite; what `onChunk` throws
 */
export async function measurePopulation(patches: RegionPatches, stream: Stream, options: MeasureOptions = {}): Promise<MeasuredPopulation> {
  const { chunk = 250, onChunk } = options;
  const { regions } = patches;
  const n = regions.length;
  const parameters = perParameter(() => new Float64Array(n));
  const some = evenlySpread(n, PAIRED);
  const meanDistance = pairwiseDistances(patches.at(some), stream, { groups: some.map((i) => regions[i] as number) }).mean;
  let pixels: PixelHistogram | undefined;
  let wavenumber: Float64Array = new Float64Array();
  let power: Float64Array = new Float64Array();
  await eachChunk(patches, chunk, (images, first) => {
    const values = comparedValues(physicalParameters(images, { singlePolarity: "zero" }));
    for (const key of COMPARED_KEYS) parameters[key].set(values[key], first);
    const weight = images.shape[0] / n;
    pixels = addHistogram(pixels, pixelHistogram(images), weight);
    const spectrum = radialPower(images);
    if (power.length === 0) [wavenumber, power] = [spectrum.wavenumber, new Float64Array(spectrum.power.length)];
    spectrum.power.forEach((value, k) => (power[k] = (power[k] as number) + weight * value));
  }, onChunk);
  if (pixels === undefined) throw new Error("a population without patches has no pairs either");
  return { regions, parameters, singlePolarity: singlePolarityShare(parameters), pixels, wavenumber, power, meanDistance };
}

function addHistogram(sum: PixelHistogram | undefined, { edges, share, pixels }: PixelHistogram, weight: number): PixelHistogram {
  return {
    edges,
    share: share.map((value, k) => (sum?.share[k] ?? 0) + weight * value),
    pixels: (sum?.pixels ?? 0) + pixels,
  };
}
