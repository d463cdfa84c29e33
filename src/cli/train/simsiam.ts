import { join } from "node:path";
import { requireTraining, startEngine } from "../../lib/backend/engine";
import { OptionError } from "../../lib/errors";
import { encoderVariables, makeEncoder, makeSimSiam, randomSimSiam, simSiamStep } from "../../lib/models";
import type { PresetName } from "../../lib/notebook";
import { seed } from "../../lib/random";
import { evenlySpread } from "../../lib/solar";
import { train, type TrainResult } from "../../lib/training";
import { imagesOfSet } from "../solar/generated-regions";
import { regionSet, type RegionSetName } from "../solar/region-set";
import type { RegionSet } from "../solar/region-set-file";
import { keepSimSiamEpoch, type DescentRates } from "./simsiam-epochs";
import { probeSet, scoreEmbedder } from "./simsiam-scores";
import { viewBatches } from "./simsiam-views";
import { epochName } from "./solar-gan-epochs";
import type { Training, TrainingOptions } from "./training";

export interface SimSiamScale {
  /** images of the training set in an epoch, taken at even steps from all its regions */
  readonly patches: number;
  readonly epochs: number;
  readonly batch: number;
  /** channels over ResNet-18's */
  readonly width: number;
  /** validation images that embeddings are scored on after each epoch */
  readonly probes: number;
}

/** The paper: about 44,000 images, batches of 64; its checkpoint is of the tenth epoch. */
const SCALES: Readonly<Record<PresetName, SimSiamScale & { readonly regions: number; readonly validation: number }>> = {
  smoke: { regions: 8, validation: 4, patches: 32, epochs: 2, batch: 8, width: 1 / 8, probes: 40 },
  workshop: { regions: 200, validation: 50, patches: 2000, epochs: 5, batch: 64, width: 1, probes: 500 },
  paper: { regions: 1839, validation: 300, patches: 20_000, epochs: 10, batch: 64, width: 1, probes: 2000 },
};

/** The paper's code has neither momentum nor weight decay; "momentum" is Chen & He's (2021) own setting. */
const RECIPES = {
  paper: { learningRate: 0.0125, momentum: 0, weightDecay: 0 },
  momentum: { learningRate: 0.0125, momentum: 0.9, weightDecay: 1e-4 },
} as const;

const SEED = 23;
/** training images whose statistics the random baseline is normalised by */
const ADAPTED = 64;

function chooseRecipe(name: string): DescentRates {
  if (Object.hasOwn(RECIPES, name)) return RECIPES[name as keyof typeof RECIPES];
  const expected = `a recipe of simsiam (${Object.keys(RECIPES).join(", ")})`;
  throw new OptionError({ expected, found: `"${name}"`, remedy: "Leave it out for the paper's." });
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
  const { patches, epochs, batch, width, probes: most } = scale;
  const { training: set, validation } = sets;
  const rates = chooseRecipe(recipe);
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
  const views = viewBatches(set, { chosen, batch, stream: streams.stream("views") });
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
        const training = { preset, seed: SEED, recipe, batch, rates, width };
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
  about: "SimSiam on the simulator (FIGURES 1.7); --recipe paper (default) or momentum",
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
