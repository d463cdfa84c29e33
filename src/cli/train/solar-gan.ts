import { join } from "node:path";
import { matrix, table, type Matrix } from "../../lib/arrays";
import { requireTraining, startEngine } from "../../lib/backend/engine";
import { ganTrainingStep, makeSampler, makeSimpleGan, type Sampler } from "../../lib/models";
import type { PresetName } from "../../lib/notebook";
import { seed } from "../../lib/random";
import { PARAMETER_NAMES, physicalParameters, type ParameterName, type ParameterTable } from "../../lib/solar";
import { epochBatches, latentBatch, train } from "../../lib/training";
import { regionSet, type RegionSetName } from "../solar/region-set";
import type { RegionSet } from "../solar/region-set-file";
import { imagesOfSet, parameterDistances, parametersOfSet } from "../solar/generated-regions";
import { balancedAccuracy } from "./choose-epoch";
import { epochName, keepEpoch } from "./solar-gan-epochs";
import { chooseRecipe, describeRecipe, ratesAt, usesShifts } from "./solar-gan-recipes";
import { drawShifts, drawSymmetries } from "./solar-gan-views";
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
  paper: { regions: 1839, validation: 300, width: 1, steps: 275_000, samples: 500 },
};

const SEED = 23;
const BATCH = 32;
const CHUNK = 25;
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

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

/** Parameters of generated images, a few at a time so that the training hears a stop signal in between. */
async function measureSamples(sampler: Sampler, latents: Matrix): Promise<ParameterTable> {
  const [rows, columns] = latents.shape;
  const parts: ParameterTable[] = [];
  for (let first = 0; first < rows; first += CHUNK) {
    const count = Math.min(CHUNK, rows - first);
    const some = matrix(latents.data.subarray(first * columns, (first + count) * columns), [count, columns]);
    parts.push(physicalParameters(sampler.sample(some), { singlePolarity: "zero" }));
    await nextTurn();
  }
  const join = (name: ParameterName) => Float64Array.from(parts.flatMap(({ columns: of }) => Array.from(of[name])));
  return table(Object.fromEntries(PARAMETER_NAMES.map((name) => [name, join(name)])) as Record<ParameterName, Float64Array>) as ParameterTable;
}

export const solarGan: Training = {
  about: "GAN of active regions on the simulator (FIGURES 1.3); --recipe paper (default), steady, held-back or annealed",
  async run(options) {
    const { preset, hooks, folder, recipe: name = "paper" } = options;
    const recipe = chooseRecipe(name);
    const { regions, validation, width, steps: presetSteps, samples } = SIZES[preset];
    const engine = await startEngine({ print: options.say });
    requireTraining(engine, "the GAN of active regions");
    const set = await readSet("training", regions, options);
    const held = parametersOfSet(await readSet("validation", validation, options));
    const streams = seed(SEED);
    const gan = makeSimpleGan(engine, streams.stream("initial weights"), { width });
    const shifted = usesShifts(recipe);
    const step = ganTrainingStep(engine, gan, { batch: BATCH, beta1: recipe.beta1, scheduledRates: true, shifted });
    const sampler = makeSampler(engine, gan.generator, gan.sizes);
    const batches = epochBatches({ stream: streams.stream("batches"), count: set.count, size: BATCH });
    const latents = streams.stream("training latents");
    const views = streams.stream("training views");
    const batchOf = (index: number) => {
      const { generator, discriminator, shift = 0, symmetries = false } = ratesAt(recipe, Math.floor(index / batches.epochSteps) + 1);
      const view = views.stream(`step-${index}`);
      const images = imagesOfSet(set, batches.at(index).indices);
      return {
        images: (symmetries ? drawSymmetries(view.stream("symmetries"), images) : images).data,
        latents: latentBatch(latents, index, BATCH * gan.sizes.latent),
        rates: Float32Array.of(generator, discriminator),
        ...(shifted ? { shifts: drawShifts(view.stream("shifts"), 3 * BATCH, shift) } : {}),
      };
    };
    const fixed = matrix(latentBatch(streams.stream("epoch samples"), 0, samples * gan.sizes.latent), [samples, gan.sizes.latent]);
    const { checkpoint, ...rest } = hooks;
    return train({
      ...rest,
      checkpoint: { ...checkpoint, folder, everySteps: 500 },
      step,
      state: step.state,
      batch: batchOf,
      steps: options.steps ?? presetSteps,
      epochSteps: batches.epochSteps,
      logSteps: 20,
      config: { regions, width, batch: BATCH, recipe: name, ...recipe, seed: SEED, set: set.folder.slice(-12) },
      onEpoch: async (report) => {
        const distances = parameterDistances(await measureSamples(sampler, fixed), held);
        const { generator: generatorRate, discriminator: discriminatorRate, shift = 0 } = ratesAt(recipe, report.epoch);
        const scores = { balancedAccuracy: balancedAccuracy(report), generatorRate, discriminatorRate, shift, ...distances };
        const training = { preset, seed: SEED, rates: describeRecipe(name, recipe, BATCH), width };
        keepEpoch(join(folder, "epochs", epochName(report.epoch)), gan, report, { scores, set, training });
        return scores;
      },
    });
  },
};
