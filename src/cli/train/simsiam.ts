import { join } from "node:path";
import { requireTraining, startEngine } from "../../lib/backend/engine";
import { encoderVariables, makeEncoder, makeSimSiam, randomSimSiam, simSiamStep } from "../../lib/models";
import type { PresetName } from "../../lib/notebook";
import { seed } from "../../lib/random";
import { evenlySpread } from "../../lib/solar";
import { storedConfig, train, type TrainResult } from "../../lib/training";
import { imagesOfSet } from "../solar/generated-regions";
import { regionSet, type RegionSetName } from "../solar/region-set";
import type { RegionSet } from "../solar/region-set-file";
import { keepSimSiamEpoch } from "./simsiam-epochs";
import { chooseSimSiamRecipe } from "./simsiam-recipes";
import { probeSet, scoreEmbedder } from "./simsiam-scores";
import { viewBatches } from "./simsiam-views";
import { epochName } from "./solar-gan-epochs";
import type { Training, TrainingOptions } from "./training";

export interface SimSiamScale {
  /** images of the training set in an epoch, taken at even steps from all its regions */
  readonly patches: number;
  /** how many the preset had before: a training that began with these goes on with them */
  readonly earlierPatches?: number;
  readonly epochs: number;
  readonly batch: number;
  /** channels over ResNet-18's */
  readonly width: number;
  /** validation images that embeddings are scored on after each epoch */
  readonly probes: number;
}

/** The paper: about 44,000 images, batches of 64; its checkpoint is of the tenth epoch. Here 313 whole batches an epoch. */
const SCALES: Readonly<Record<PresetName, SimSiamScale & { readonly regions: number; readonly validation: number }>> = {
  smoke: { regions: 8, validation: 4, patches: 32, epochs: 2, batch: 8, width: 1 / 8, probes: 40 },
  workshop: { regions: 200, validation: 50, patches: 2000, epochs: 5, batch: 64, width: 1, probes: 500 },
  paper: { regions: 1839, validation: 300, patches: 20_032, earlierPatches: 20_000, epochs: 10, batch: 64, width: 1, probes: 2000 },
};

const SEED = 23;
/** training images whose statistics the random baseline is normalised by */
const ADAPTED = 64;

/** As many patches an epoch as the state to be resumed has, where an earlier version of the preset began it. */
export function patchesOfEpoch(
  { patches, earlierPatches }: Pick<SimSiamScale, "patches" | "earlierPatches">,
  { folder, resume, say }: Pick<TrainingOptions, "folder" | "say"> & { readonly resume: boolean },
): number {
  if (earlierPatches === undefined || !resume || storedConfig(folder)?.["patches"] !== earlierPatches) return patches;
  say(`going on with ${earlierPatches} patches an epoch, as this training began, instead of ${patches}`);
  return earlierPatches;
}

export interface SimSiamSets {
  readonly training: RegionSet;
  readonly validation: RegionSet;
}

/** Trains SimSiam on one set and scores it on another after each epoch. */
export async function trainSimSiam(
  sets: SimSiamSets,
  scale: SimSiamScale,
  options: TrainingOptions,
): Promise<TrainResult> {
  const {
    preset,
    hooks: { checkpoint, ...hooks },
    folder,
    recipe = "paper",
    say,
  } = options;
  const { epochs, batch, width, probes: most } = scale;
  const { training: set, validation } = sets;
  const { rates, augmentation } = chooseSimSiamRecipe(recipe);
  const patches = patchesOfEpoch(scale, { folder, resume: checkpoint.resume ?? false, say });
  const engine = await startEngine({ print: say });
  requireTraining(engine, "SimSiam");
  const streams = seed(SEED);
  const weights = streams.stream("initial weights");
  const probes = probeSet(validation, most);
  const images = imagesOfSet(set, evenlySpread(set.count, ADAPTED));
  const random = await randomSimSiam({ stream: weights, images, config: { width } });
  const baseline = await scoreEmbedder(random, probes, hooks.signal, "random.");
  random.dispose();
  say(
    `before training: ${Object.entries(baseline)
      .map(([name, value]) => `${name} ${value.toFixed(2)}`)
      .join(", ")}`,
  );
  const network = makeSimSiam(engine, weights, { width });
  const encoder = makeEncoder(engine, network.sizes);
  const step = simSiamStep(engine, network, { batch, ...rates });
  const chosen = evenlySpread(set.count, patches);
  const views = viewBatches(set, { chosen, batch, stream: streams.stream("views"), augment: augmentation });
  try {
    return await train({
      ...hooks,
      checkpoint: { ...checkpoint, folder, everySteps: 100 },
      step,
      state: step.state,
      batch: (index) => views.at(index),
      steps: options.steps ?? epochs * views.epochSteps,
      epochSteps: views.epochSteps,
      logSteps: 10,
      config: { patches: chosen.length, width, batch, recipe, ...rates, seed: SEED, set: set.folder.slice(-12) },
      onEpoch: async (report) => {
        const values = new Map(encoderVariables(network).map((variable) => [variable.name, variable.data()]));
        encoder.load((name) => values.get(name) ?? new Float32Array());
        const scores = await scoreEmbedder(encoder, probes, hooks.signal);
        const training = { preset, seed: SEED, recipe, batch, epochSteps: views.epochSteps, rates, augmentation, width };
        const context = { scores: { ...scores, ...baseline }, set, patches: chosen.length, training };
        keepSimSiamEpoch(join(folder, "epochs", epochName(report.epoch)), network, report, context);
        return scores;
      },
    });
  } finally {
    for (const one of [step, encoder, network]) one.dispose();
  }
}

export const simSiam: Training = {
  about: "SimSiam on the simulator (FIGURES 1.7); --recipe paper (default), momentum or no-horizontal-flip",
  async run(options) {
    const {
      hooks: { signal },
      say,
    } = options;
    const { regions, validation, ...scale } = SCALES[options.preset];
    const read = async (name: RegionSetName, count: number) => {
      say(`${count} simulated regions of the set "${name}" …`);
      return regionSet({ seed: SEED, name, regions: count, signal });
    };
    return trainSimSiam(
      { training: await read("training", regions), validation: await read("validation", validation) },
      scale,
      options,
    );
  },
};
