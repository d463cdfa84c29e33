import { imageAt, images, type Images, type Matrix } from "../../lib/arrays";
import {
  patchCorrelations, shellShare, walkTo, type Inversion, type LatentVector, type PatchCorrelations, type SolarInverter,
} from "../../lib/latent";
import type { SolarGan } from "../../lib/models";
import { seed, type Stream } from "../../lib/random";
import {
  INVERSION_RIVALS, quantityMeasure, type InversionRival, type InvertedRegion, type PatchScale, type SolarInversionEvaluation,
} from "../../lib/solar";
import { bootstrap, quantile } from "../../lib/statistics";
import type { Pace } from "./pace";
import { componentPatches } from "./solar-inversion-pca";

export const INVERSION_SEED = 23;
const SMOOTHING = 8;

/** A real region to be found in latent space. */
export interface RegionToInvert extends PatchScale {
  readonly region: number;
  readonly source: string;
  readonly title: string;
}

export interface InversionSizes {
  /** default 8 */
  readonly restarts?: number;
  /** default 300 */
  readonly steps?: number;
  /** default 2000 */
  readonly candidates?: number;
  /** principal components, default 100, as many as latent values */
  readonly components?: number;
}

export interface InversionInputs {
  /** one image of each region, [n, 128, 128] in kG */
  readonly patches: Images;
  readonly regions: readonly RegionToInvert[];
  /** what the components are fitted to; moved to another thread */
  readonly training: Images;
  /** of the unsigned field in latent space; without it nothing is doubled */
  readonly fluxDirection?: LatentVector | undefined;
}

/** What the judgement itself finds; the rest of the record says what was judged. */
export type InversionJudgement = Pick<
  SolarInversionEvaluation, "doubled" | "items" | "medians" | "n" | "seed" | "settings" | "shell" | "smoothing" | "sources"
> & { readonly pca: { readonly components: number; readonly explained: number } };

const rounded = (value: number) => Number(value.toPrecision(6));
const median = (values: Float64Array) => quantile(values, 0.5);
const rivals = Object.keys(INVERSION_RIVALS) as readonly InversionRival[];
const perRival = <T>(of: (rival: InversionRival) => T) => Object.fromEntries(rivals.map((rival) => [rival, of(rival)])) as Record<InversionRival, T>;

function medianOf(values: Float64Array, stream: Stream) {
  const { value, error, interval: [low, high] } = bootstrap(values, median, stream);
  return { value: rounded(value), error: rounded(error), interval: [rounded(low), rounded(high)] as const };
}

/** Walks each inverted region to twice its flux; null where its image has none. */
async function doubleFlux(
  inversion: Inversion<PatchScale>, { regions, fluxDirection }: InversionInputs, gan: Pick<SolarGan, "generate">, pace: Pace,
): Promise<InvertedRegion["doubled"][]> {
  if (fluxDirection === undefined) return regions.map(() => null);
  const directions = { unsignedFlux: { normal: fluxDirection } };
  const generated = quantityMeasure(gan.generate, { signal: pace.signal });
  const measure = async (latents: Matrix, scale: PatchScale | undefined) => {
    const { unsignedFlux } = await generated(latents, scale);
    return { unsignedFlux };
  };
  const doubled: InvertedRegion["doubled"][] = [];
  for (let i = 0; i < regions.length; i++) {
    const start = inversion.start(i);
    const { unsignedFlux: [flux] } = await measure(start.latents, start.scale);
    if (!(flux > 0)) {
      doubled.push(null);
      continue;
    }
    const { value, epsilon, reached } = await walkTo(start, { unsignedFlux: 2 * flux }, { measure, directions }, { signal: pace.signal });
    doubled.push({ from: rounded(flux), to: rounded(value[0]), epsilon: rounded(epsilon[0]), reached: reached[0] === 1 });
    await pace.turn("regions with twice the flux", i + 1, regions.length);
  }
  return doubled;
}

const lengthOf = (z: ArrayLike<number>) => Math.sqrt(Array.from(z).reduce((sum, value) => sum + value * value, 0));

/**
 * Turns the generator back for real regions, and sets its images beside those of as many principal components and of the
 * nearest random latent. "Smoothed" is by a Gaussian of 8 pixels full width at half maximum, the patch and its image both.
 * @throws the signal's reason when the pace's signal is aborted
 */
export async function judgeInversion(
  gan: Pick<SolarGan, "generate">, inverter: Pick<SolarInverter, "invert">, inputs: InversionInputs, pace: Pace,
  sizes: InversionSizes = {},
): Promise<InversionJudgement> {
  const { restarts = 8, steps = 300, candidates = 2000, components = 100 } = sizes;
  const { patches, regions, training } = inputs;
  const draws = seed(INVERSION_SEED).stream("evaluation of solar-inversion");
  const inversion = await inverter.invert<PatchScale>(patches, draws.stream("candidates"), {
    restarts, steps, candidates, smoothing: SMOOTHING, scales: regions, signal: pace.signal,
    onProgress: (done, of) => pace.turn("steps of the inversion", done, of),
  });
  const pca = await componentPatches(training, patches, { components, seed: INVERSION_SEED }, pace);
  const correlations: Record<InversionRival, PatchCorrelations> = {
    generator: inversion.correlations, pca: patchCorrelations(patches, pca.reconstructions, SMOOTHING),
    nearest: inversion.nearest.correlations,
  };
  const doubled = await doubleFlux(inversion, inputs, gan, pace);
  const items = regions.map(({ region, source, title }, i): InvertedRegion => ({
    region, source, title,
    correlations: perRival((rival) => ({ smoothed: rounded(correlations[rival].smoothed[i]), raw: rounded(correlations[rival].raw[i]) })),
    losses: Array.from(inversion.restartLosses.data.subarray(i * restarts, (i + 1) * restarts), rounded),
    length: rounded(lengthOf(inversion.start(i).latents.data)),
    doubled: doubled[i],
  }));
  const walked = doubled.filter((one) => one !== null);
  const sources = [...new Set(regions.map(({ source }) => source))].map((source) => {
    const own = items.filter((item) => item.source === source).map((item) => item.correlations.generator);
    const of = (key: "raw" | "smoothed") => rounded(median(Float64Array.from(own, (one) => one[key])));
    return [source, { n: own.length, smoothed: of("smoothed"), raw: of("raw") }];
  });
  const { share, low, high } = shellShare(inversion.latents);
  return {
    seed: INVERSION_SEED, n: regions.length, smoothing: SMOOTHING, settings: { restarts, steps, candidates },
    pca: { components, explained: rounded(pca.explained) },
    medians: perRival((rival) => ({
      smoothed: medianOf(correlations[rival].smoothed, draws.stream(`${rival}, smoothed`)),
      raw: medianOf(correlations[rival].raw, draws.stream(`${rival}, raw`)),
    })),
    sources: Object.fromEntries(sources), shell: { share: rounded(share), low: rounded(low), high: rounded(high) },
    doubled: walked.length === 0
      ? null
      : { n: walked.length, reached: rounded(walked.filter(({ reached }) => reached).length / walked.length) },
    items,
  };
}

/** One image of each region: the representatives of a database. */
export function representativePatches(stack: Images, representatives: ArrayLike<number>): Images {
  const [, h, w] = stack.shape;
  const data = new Float32Array(representatives.length * h * w);
  for (let k = 0; k < representatives.length; k++) data.set(imageAt(stack, representatives[k]).data, k * h * w);
  return images(data, [representatives.length, h, w], stack.unit);
}
