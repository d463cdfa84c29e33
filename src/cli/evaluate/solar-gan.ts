import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Images } from "../../lib/arrays";
import { UserError } from "../../lib/errors";
import { packageRoot } from "../../lib/files";
import { readCheckpoint, writeCheckpoint, type ModelCard } from "../../lib/io";
import { loadSolarGan } from "../../lib/models";
import { seed } from "../../lib/random";
import {
  comparePopulations, memorisedShare, parameterQuantiles, physicalParameters, type PopulationScores, type RegionPatches,
  type ScoredPopulation, type SolarGanEvaluation,
} from "../../lib/solar";
import { pixelHistogram, principalComponents, radialPower } from "../../lib/statistics";
import type { EpochRecord } from "../../lib/training";
import { imagesOfSet, patchesOfSet } from "../solar/generated-regions";
import { regionSet } from "../solar/region-set";
import type { RegionSet } from "../solar/region-set-file";
import { balancedAccuracy, chooseEpoch } from "../train/choose-epoch";
import type { Evaluation, EvaluationOptions } from "./evaluation";

const SEED = 23;
const SAMPLES = 2000;
const NEIGHBOURS = 1000;
const PCA_IMAGES = 4000;
const COMPONENTS = 100;
const BINS = { bins: 101 };
const SHIPPED = () => join(packageRoot(), "models", "solar-gan");
const LIMITS =
  "Trained on simulated active regions, not on observations: it shows how the method works and must not be read as the " +
  "Sun. Patches are squashed to 128 x 128 pixels, so sizes and separations are shares of a patch.";

function readEpochs(folder: string): EpochRecord[] {
  const path = join(folder, "log.jsonl");
  try {
    const lines = readFileSync(path, "utf8").split("\n").filter((line) => line !== "");
    return lines.map((line) => JSON.parse(line) as EpochRecord).filter((entry) => entry.scores !== undefined);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    const remedy = "Name the folder of a training, e.g. --from out/train/solar-gan.";
    throw new UserError({ expected: `the log of a training at ${path}`, found, remedy, cause });
  }
}

/** Copies the chosen epoch's weights to what is shipped; its card is completed after the evaluation. */
function ship(folder: string, epochs: readonly EpochRecord[], scores: ModelCard["scores"]): void {
  const { epoch, losses } = chooseEpoch(epochs);
  const { tensors, card } = readCheckpoint(join(folder, "epochs", String(epoch).padStart(4, "0")));
  writeCheckpoint(SHIPPED(), {
    name: "solar-gan",
    tensors: Object.fromEntries(tensors),
    card: {
      ...card, loss: losses, scores, limits: LIMITS,
      notes: [
        `Epoch ${epoch} of ${epochs.length}: of those after the fifth, the one whose balanced accuracy of D is nearest 0.5.`,
        ...(card.notes ?? []),
      ],
    },
  });
}

/** Every k-th image, `count` of them, so that all regions are represented. */
const spread = (set: RegionSet, count: number) =>
  Array.from({ length: Math.min(count, set.count) }, (_, i) => Math.floor((i * set.count) / Math.min(count, set.count)));

const single = (images: Images): RegionPatches => ({ images, regions: Array.from({ length: images.shape[0] }, (_, i) => i) });
const rounded = (values: Float64Array, digits = 5) => Array.from(values, (value) => Number(value.toPrecision(digits)));

function clipped(images: Images): Images {
  images.data.forEach((value, i) => (images.data[i] = Math.max(-1, Math.min(1, value))));
  return images;
}

const flat = ({ parameters, ...rest }: PopulationScores): Record<string, number> => ({
  ...Object.fromEntries(Object.entries(parameters).map(([name, { distance }]) => [name, distance])),
  ...rest,
});

async function evaluateSolarGan({ from, say, signal }: EvaluationOptions): Promise<SolarGanEvaluation> {
  const epochs = from === undefined ? undefined : readEpochs(from);
  const chosen = epochs === undefined ? undefined : chooseEpoch(epochs);
  const folder = from === undefined || chosen === undefined ? SHIPPED() : join(from, "epochs", String(chosen.epoch).padStart(4, "0"));
  const gan = await loadSolarGan({ folder, print: say });
  const draws = seed(SEED).stream("evaluation of solar-gan");
  say("reading the sets of simulated regions");
  const [training, heldOut] = [await regionSet({ seed: SEED, name: "training", signal }), await regionSet({ seed: SEED, name: "held-out", signal })];
  const unseen = patchesOfSet(heldOut);
  const generated = gan.generate(gan.drawLatents(draws.stream("latents"), SAMPLES));
  say("principal components");
  const pca = principalComponents(imagesOfSet(training, spread(training, PCA_IMAGES)), COMPONENTS, draws.stream("directions"));
  const gaussian = clipped(pca.sample(SAMPLES, draws.stream("scores")));
  const populations = {
    generated: single(generated),
    pca: single(gaussian),
    // the floor: what two samples of the simulator differ by
    training: patchesOfSet(training, spread(training, unseen.images.shape[0])),
  };
  say("parameters, pixels and spectra");
  const scores = Object.fromEntries(
    Object.entries(populations).map(([name, patches]) => [name, comparePopulations(patches, unseen, draws.stream(name))]),
  ) as Record<ScoredPopulation, PopulationScores>;
  say("nearest neighbours");
  const some = imagesOfSet(heldOut, spread(heldOut, NEIGHBOURS));
  const memorised = memorisedShare(gan.generate(gan.drawLatents(draws.stream("latents"), NEIGHBOURS)), some, imagesOfSet(training));
  if (from !== undefined && epochs !== undefined) {
    ship(from, epochs, { ...flat(scores.generated), memorised: memorised.share });
    say("models/solar-gan written");
  }
  const shipped = from === undefined ? gan : await loadSolarGan();
  const curves = { ...populations, heldOut: unseen };
  return {
    name: "solar-gan",
    checkpoint: shipped.sha256,
    preset: gan.card.preset,
    seed: SEED,
    n: SAMPLES,
    heldOut: { regions: heldOut.regions.length, images: heldOut.count },
    training: { regions: training.regions.length, images: training.count },
    scores,
    memorised,
    quantiles: parameterQuantiles(physicalParameters(unseen.images)),
    pcaExplained: pca.variances.reduce((sum, value) => sum + value, 0) / pca.totalVariance,
    pixels: { edges: rounded(pixelHistogram(some, BINS).edges), ...mapValues(curves, ({ images }) => rounded(pixelHistogram(images, BINS).share)) },
    power: mapValues(curves, ({ images }) => rounded(radialPower(images).power)),
    ...(epochs === undefined
      ? {}
      : { epochs: epochs.map((record) => ({ epoch: record.epoch, step: record.step, balancedAccuracy: balancedAccuracy(record), ...record.losses, ...record.scores })) }),
  };
}

function mapValues<T extends object, V>(object: T, f: (value: T[keyof T]) => V): Record<keyof T, V> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, f(value as T[keyof T])])) as Record<keyof T, V>;
}

export const solarGan: Evaluation = {
  about: "generated active regions against held-out ones; --from <training> chooses, judges and ships a checkpoint",
  run: evaluateSolarGan,
};
