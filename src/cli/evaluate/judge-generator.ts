import { images, matrix, type Images } from "../../lib/arrays";
import type { SolarGan } from "../../lib/models";
import { seed, type Stream } from "../../lib/random";
import {
  comparePopulations, evenlySpread, measurePopulation, memorisedShares, parameterQuantiles, patchesOfImages,
  type MeasuredPopulation, type ScoredPopulation, type SolarGanEvaluation,
} from "../../lib/solar";
import { imagesOfSet, patchesOfSet } from "../solar/generated-regions";
import { SET_SIDE, type RegionSet } from "../solar/region-set-file";
import { gaussianBaseline } from "./gaussian-baseline";
import type { Pace } from "./pace";

export const EVALUATION_SEED = 23;
const STREAM = "evaluation of solar-gan";

export interface JudgeSizes {
  /** generated patches, and those of the baseline; default 2000 */
  readonly samples?: number;
  /** of the generated patches, how many are compared with all training patches; default 1000 */
  readonly neighbours?: number;
  /** training patches that the baseline is fitted to, default 4000 */
  readonly fitted?: number;
  /** principal components of the baseline, default 100 */
  readonly components?: number;
}

export interface JudgedSets {
  readonly training: RegionSet;
  readonly heldOut: RegionSet;
}

/** What the comparison itself finds; the rest of the record says what was compared. */
export type Judgement = Pick<
  SolarGanEvaluation,
  "seed" | "n" | "heldOut" | "training" | "scores" | "memorised" | "pcaExplained" | "quantiles" | "pixels" | "power"
>;

const GENERATED_AT_ONCE = 50;
const rounded = (values: Float64Array) => Array.from(values, (value) => Number(value.toPrecision(5)));

async function generate(gan: Pick<SolarGan, "drawLatents" | "generate">, stream: Stream, samples: number, pace: Pace): Promise<Images> {
  const latents = gan.drawLatents(stream, samples);
  const columns = latents.shape[1];
  const data = new Float32Array(samples * SET_SIDE ** 2);
  for (let first = 0; first < samples; first += GENERATED_AT_ONCE) {
    const count = Math.min(GENERATED_AT_ONCE, samples - first);
    const some = matrix(latents.data.subarray(first * columns, (first + count) * columns), [count, columns]);
    data.set(gan.generate(some).data, first * SET_SIDE ** 2);
    await pace.turn("generated", first + count, samples);
  }
  return images(data, [samples, SET_SIDE, SET_SIDE], "kG");
}

/** One image of each region, at a moment of its life drawn at random: these are independent of each other. */
const oneOfEach = (set: RegionSet, stream: Stream): Images =>
  imagesOfSet(set, set.regions.map(({ first, images: count }) => first + stream.integer(count)));

/**
 * Compares a generator's patches, those of a Gaussian along principal components, and training patches with held-out
 * ones, each population measured once; looks for memorised patches.
 * @throws the signal's reason when the pace's signal is aborted
 */
export async function judgeGenerator(
  gan: Pick<SolarGan, "drawLatents" | "generate">,
  { training, heldOut }: JudgedSets,
  pace: Pace,
  sizes: JudgeSizes = {},
): Promise<Judgement> {
  const { samples = 2000, neighbours = 1000, fitted = 4000, components = 100 } = sizes;
  const draws = seed(EVALUATION_SEED).stream(STREAM);
  const made = await generate(gan, draws.stream("latents"), samples, pace);
  pace.say("principal components");
  const { data, shape } = imagesOfSet(training, evenlySpread(training.count, fitted));
  const baseline = await gaussianBaseline({ data, shape, components, samples, seed: EVALUATION_SEED, stream: STREAM }, pace);
  pace.say("parameters, pixels and spectra");
  const patches = {
    heldOut: patchesOfSet(heldOut),
    generated: patchesOfImages(made),
    pca: patchesOfImages(baseline.images),
    // the floor: what two samples of the simulator differ by
    training: patchesOfSet(training, evenlySpread(training.count, heldOut.count)),
  };
  const measure = (name: keyof typeof patches) =>
    measurePopulation(patches[name], draws.stream(`${name} pairs`), {
      onChunk: (done, of) => pace.turn(`${name} patches measured`, done, of),
    });
  const measured = {
    heldOut: await measure("heldOut"), generated: await measure("generated"), pca: await measure("pca"),
    training: await measure("training"),
  };
  const compare = async (name: ScoredPopulation) => {
    const scores = comparePopulations(measured[name], measured.heldOut, draws.stream(name));
    await pace.turn("compared", 1, 1);
    return scores;
  };
  const scores = { generated: await compare("generated"), pca: await compare("pca"), training: await compare("training") };
  pace.say("nearest neighbours");
  const some = (of: Images) => patchesOfImages(of).at(evenlySpread(Math.min(neighbours, samples), neighbours));
  const compared = { generated: some(made), pca: some(baseline.images) };
  const memorised = await memorisedShares(compared, oneOfEach(heldOut, draws.stream("one of each region")), patchesOfSet(training), {
    onChunk: (done, of) => pace.turn("nearest neighbours", done, of),
  });
  const curve = (of: (population: MeasuredPopulation) => Float64Array) => ({
    heldOut: rounded(of(measured.heldOut)), generated: rounded(of(measured.generated)), pca: rounded(of(measured.pca)),
    training: rounded(of(measured.training)),
  });
  return {
    seed: EVALUATION_SEED,
    n: samples,
    heldOut: { regions: heldOut.regions.length, images: heldOut.count, singlePolarity: measured.heldOut.singlePolarity },
    training: { regions: training.regions.length, images: training.count },
    scores,
    memorised,
    pcaExplained: baseline.explained,
    quantiles: parameterQuantiles(measured.heldOut.parameters),
    pixels: { edges: rounded(measured.heldOut.pixels.edges), ...curve(({ pixels }) => pixels.share) },
    power: curve(({ power }) => power),
  };
}
