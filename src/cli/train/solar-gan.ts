import { join } from "node:path";
import { matrix } from "../../lib/arrays";
import { OptionError } from "../../lib/errors";
import { requireTraining, startEngine } from "../../lib/backend/engine";
import { writeCheckpoint } from "../../lib/io";
import { ganTrainingStep, makeSampler, makeSimpleGan, type SimpleGan } from "../../lib/models";
import type { PresetName } from "../../lib/notebook";
import { seed } from "../../lib/random";
import { physicalParameters } from "../../lib/solar";
import { epochBatches, latentBatch, train, type EpochReport } from "../../lib/training";
import { regionSet, type RegionSetName } from "../solar/region-set";
import type { RegionSet } from "../solar/region-set-file";
import { imagesOfSet, parameterDistances, parametersOfSet } from "../solar/generated-regions";
import type { Training, TrainingOptions } from "./training";

interface SolarGanSizes {
  /** simulated regions to train on, about 24 images each */
  readonly regions: number;
  /** simulated regions to compare with after each epoch; never trained on */
  readonly validation: number;
  readonly width: number;
  readonly steps: number;
  /** generated images that are compared after each epoch */
  readonly samples: number;
}

/** The paper: 44,000 images of 1,839 regions, batches of 32, 200 epochs. */
const SIZES: Readonly<Record<PresetName, SolarGanSizes>> = {
  smoke: { regions: 8, validation: 4, width: 0.25, steps: 12, samples: 50 },
  workshop: { regions: 200, validation: 50, width: 1, steps: 2000, samples: 500 },
  paper: { regions: 1839, validation: 300, width: 1, steps: 275_000, samples: 2000 },
};

const SEED = 23;
const BATCH = 32;

/** How the optimisers are set; "steady" is ours, since the paper's rates oscillate for many epochs. */
const RECIPES = {
  paper: { learningRate: 5e-4, beta1: 0.9 },
  steady: { learningRate: 2e-4, beta1: 0.5 },
} as const;

function chooseRecipe(name: string): (typeof RECIPES)[keyof typeof RECIPES] {
  if (Object.hasOwn(RECIPES, name)) return RECIPES[name as keyof typeof RECIPES];
  const expected = `a recipe of solar-gan (${Object.keys(RECIPES).join(", ")})`;
  throw new OptionError({ expected, found: `"${name}"`, remedy: "Leave it out for the paper's." });
}

async function readSet(name: RegionSetName, regions: number, { hooks, say }: TrainingOptions): Promise<RegionSet> {
  let said = performance.now();
  const set = await regionSet({
    seed: SEED,
    name,
    regions,
    signal: hooks.signal,
    onProgress: ({ regions: made, of, images }) => {
      if (made < of && performance.now() - said < 10_000) return;
      said = performance.now();
      say(`simulated ${made} of ${of} ${name} regions, ${images} images`);
    },
  });
  say(`${set.count} images of ${set.regions.length} ${name} regions in ${set.folder}`);
  return set;
}

/** Both networks of an epoch, so that the choice among epochs can be made later. */
function keepEpoch(gan: SimpleGan, { epoch, step, losses }: EpochReport, scores: Readonly<Record<string, number>>, { folder, preset, recipe = "paper" }: TrainingOptions): void {
  const variables = [...Object.values(gan.generator.variables), ...Object.values(gan.discriminator.variables)];
  writeCheckpoint(join(folder, "epochs", String(epoch).padStart(4, "0")), {
    name: `solar-gan, epoch ${epoch}`,
    tensors: Object.fromEntries(variables.map((variable) => [variable.name, { shape: variable.shape, data: variable.data() }])),
    card: {
      data: "simulated active regions", preset, seed: SEED, steps: step, loss: losses, scores,
      date: new Date().toISOString().slice(0, 10),
      limits: "one epoch of a training, not chosen by any rule",
      licence: "as the code",
      notes: [`Recipe "${recipe}": ${JSON.stringify(chooseRecipe(recipe))}, batch ${BATCH}.`],
    },
  });
}

export const solarGan: Training = {
  about: "GAN of active regions on the simulator (FIGURES 1.3); --recipe paper (default) or steady",
  async run(options) {
    const { preset, hooks, folder, recipe = "paper" } = options;
    const rates = chooseRecipe(recipe);
    const { regions, validation, width, steps: presetSteps, samples } = SIZES[preset];
    const engine = await startEngine({ print: options.say });
    requireTraining(engine, "the GAN of active regions");
    const set = await readSet("training", regions, options);
    const held = parametersOfSet(await readSet("validation", validation, options));
    const streams = seed(SEED);
    const gan = makeSimpleGan(engine, streams.stream("initial weights"), { width });
    const step = ganTrainingStep(engine, gan, { batch: BATCH, ...rates });
    const sampler = makeSampler(engine, gan.generator, gan.sizes);
    const batches = epochBatches({ stream: streams.stream("batches"), count: set.count, size: BATCH });
    const latents = streams.stream("training latents");
    const fixed = matrix(latentBatch(streams.stream("epoch samples"), 0, samples * gan.sizes.latent), [samples, gan.sizes.latent]);
    const { checkpoint, ...rest } = hooks;
    return train({
      ...rest,
      checkpoint: { ...checkpoint, folder, everySteps: 500 },
      step,
      state: step.state,
      batch: (index) => ({
        images: imagesOfSet(set, batches.at(index).indices).data,
        latents: latentBatch(latents, index, BATCH * gan.sizes.latent),
      }),
      steps: options.steps ?? presetSteps,
      epochSteps: batches.epochSteps,
      logSteps: 20,
      config: { regions, width, batch: BATCH, recipe, ...rates, seed: SEED, set: set.folder.slice(-12) },
      onEpoch: (report) => {
        const { realAccuracy = Number.NaN, fakeAccuracy = Number.NaN } = report.losses;
        const distances = parameterDistances(physicalParameters(sampler.sample(fixed)), held);
        const scores = { balancedAccuracy: (realAccuracy + fakeAccuracy) / 2, ...distances };
        keepEpoch(gan, report, scores, options);
        return scores;
      },
    });
  },
};
