import type { Images } from "../../arrays";
import type { Stream } from "../../random";
import {
  blockMean, clusteredDistance, histogramDistance, nearestDistances, pairwiseDistances, pixelHistogram, powerLaw, quantile,
  radialPower, type ClusteredDistance,
} from "../../statistics";
import { physicalParameters, type ParameterName, type ParameterTable } from "../parameters";

/** Patches and the region that each shows; generated ones are each a region of their own. */
export interface RegionPatches {
  /** [n, 128, 128] in kG */
  readonly images: Images;
  readonly regions: ArrayLike<number>;
}

/** The five parameters that the paper compares, by the last part of their claims' names. */
export const COMPARED_PARAMETERS = {
  tuf: "unsignedField", r: "inversionLineField", psep: "polaritySeparation", tpf: "positiveField", tnf: "negativeField",
} as const satisfies Readonly<Record<string, ParameterName>>;
export type ComparedParameter = keyof typeof COMPARED_PARAMETERS;

/** How one population of patches differs from another. */
export interface PopulationScores {
  /** two-sample distance of each parameter; its error resamples whole regions */
  readonly parameters: Readonly<Record<ComparedParameter, ClusteredDistance>>;
  /** share of the patches that lack a polarity, and so have no parameters */
  readonly singlePolarity: number;
  /** largest difference of the cumulative pixel histograms */
  readonly pixels: number;
  /** difference of the slopes of the mean radial power spectra, wavenumbers 1-10 */
  readonly powerSlope: number;
  /** root mean square of log10 of the ratio of the mean spectra, wavenumbers 1-64 */
  readonly powerRatio: number;
  /** mean distance of random pairs over that of the other population: below 1 is less diverse */
  readonly diversity: number;
}

function finiteRows({ columns }: ParameterTable, name: ParameterName, regions: ArrayLike<number>) {
  const [values, groups]: [number[], number[]] = [[], []];
  columns[name].forEach((value, i) => {
    if (!Number.isFinite(value)) return;
    values.push(value);
    groups.push(regions[i] as number);
  });
  return { values, groups };
}

/** Parameters, pixels, spectrum and diversity of `made` against those of `others`. */
export function comparePopulations(made: RegionPatches, others: RegionPatches, stream: Stream): PopulationScores {
  const [a, b] = [physicalParameters(made.images), physicalParameters(others.images)];
  const distance = (key: ComparedParameter): ClusteredDistance => {
    const name = COMPARED_PARAMETERS[key];
    const [ours, theirs] = [finiteRows(a, name, made.regions), finiteRows(b, name, others.regions)];
    return clusteredDistance(ours.values, ours.groups, theirs.values, theirs.groups, stream.stream(`${key} resamples`));
  };
  const [power, reference] = [radialPower(made.images), radialPower(others.images)];
  const slope = ({ wavenumber, power: values }: typeof power) => powerLaw(wavenumber, values, [1, 10]).slope;
  const logRatios = Array.from(power.power.subarray(1), (value, k) => Math.log10(value / (reference.power[k + 1] as number)));
  const spread = (patches: RegionPatches, name: string) =>
    pairwiseDistances(patches.images, stream.stream(name), { groups: patches.regions }).mean;
  return {
    parameters: { tuf: distance("tuf"), r: distance("r"), psep: distance("psep"), tpf: distance("tpf"), tnf: distance("tnf") },
    singlePolarity: a.columns.polaritySeparation.filter((value) => Number.isNaN(value)).length / made.images.shape[0],
    pixels: histogramDistance(pixelHistogram(made.images), pixelHistogram(others.images)),
    powerSlope: slope(power) - slope(reference),
    powerRatio: Math.sqrt(logRatios.reduce((sum, value) => sum + value * value, 0) / logRatios.length),
    diversity: spread(made, "pairs made") / spread(others, "pairs of the others"),
  };
}

/** Whether a generator repeats what it was trained on. */
export interface Memorised {
  /** share of the generated patches nearer to a training patch than `threshold` */
  readonly share: number;
  /** the same share of the held-out patches, by construction about `level` */
  readonly heldOutShare: number;
  /** standard error of `share` if it were `level` */
  readonly error: number;
  /** the `level` quantile of the held-out patches' distances to their nearest training patch */
  readonly threshold: number;
  /** median distances to the nearest training patch */
  readonly median: { readonly generated: number; readonly heldOut: number };
}

export interface MemorisedOptions {
  /** default 0.05 */
  readonly level?: number;
  /** pixels averaged along each side before distances are taken, default 4: structure rather than noise */
  readonly block?: number;
}

/**
 * Nearest-neighbour test of memorising: a generator that copies has patches nearer to the training set than patches of
 * regions that it never saw are. Distances are Euclidean over pixels averaged in blocks; the share of generated patches
 * below the 5 % quantile of the held-out ones is 5 % for a generator that draws from the population itself.
 */
export function memorisedShare(generated: Images, heldOut: Images, training: Images, options: MemorisedOptions = {}): Memorised {
  const { level = 0.05, block = 4 } = options;
  const references = blockMean(training, block);
  const [made, unseen] = [generated, heldOut].map((stack) => nearestDistances(blockMean(stack, block), references).distance) as [Float64Array, Float64Array];
  const threshold = quantile(unseen, level);
  const below = (distances: Float64Array) => distances.filter((distance) => distance < threshold).length / distances.length;
  return {
    share: below(made),
    heldOutShare: below(unseen),
    // the threshold is an estimate too
    error: Math.sqrt(level * (1 - level) * (1 / made.length + 1 / unseen.length)),
    threshold,
    median: { generated: quantile(made, 0.5), heldOut: quantile(unseen, 0.5) },
  };
}
