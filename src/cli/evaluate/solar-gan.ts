import { join } from "node:path";
import { UserError } from "../../lib/errors";
import { packageRoot } from "../../lib/files";
import { checkpointDigest, readCheckpoint, writeCheckpoint, type ModelCard } from "../../lib/io";
import { loadSolarGan } from "../../lib/models";
import { SIMULATOR_VERSION, type PopulationScores, type SolarGanEvaluation } from "../../lib/solar";
import type { EpochRecord } from "../../lib/training";
import { regionSet, type RegionSetName } from "../solar/region-set";
import type { RegionSet } from "../solar/region-set-file";
import { balancedAccuracy, chooseEpoch, DISTANCES, leastAccurateEpoch } from "../train/choose-epoch";
import { epochName } from "../train/solar-gan-epochs";
import type { Evaluation, EvaluationOptions } from "./evaluation";
import { EVALUATION_SEED, judgeGenerator, type JudgedSets, type Judgement } from "./judge-generator";
import { makePace, type Pace } from "./pace";
import { keptEpochs, readEpochs, scoredEpochs } from "./training-epochs";
import { trainingSetOf } from "./training-set";

const shippedFolder = () => join(packageRoot(), "models", "solar-gan");
const SHIPPED_PRESET = "paper";
const LIMITS =
  "Trained on simulated active regions, not on observations: it shows how the method works and must not be read as the " +
  "Sun. Patches are squashed to 128 x 128 pixels, so sizes and separations are shares of a patch.";

/** What is judged: an epoch of a training, or what is shipped. */
interface Candidate {
  readonly folder: string;
  readonly epochs?: readonly EpochRecord[];
  readonly chosen?: EpochRecord;
}

function findCandidate(from: string | undefined): Candidate {
  if (from === undefined) return { folder: shippedFolder() };
  const epochs = readEpochs(from);
  const chosen = chooseEpoch(epochs);
  return { folder: join(from, "epochs", epochName(chosen.epoch)), epochs, chosen };
}

/** @throws UserError for a model that was trained in a smaller size: it would replace the one that the figures show */
function requireFullSize({ preset }: Pick<ModelCard, "preset">): void {
  if (preset === SHIPPED_PRESET) return;
  throw new UserError({
    expected: `a training of the preset ${SHIPPED_PRESET}, since its model replaces models/solar-gan, which the notebooks show`,
    found: `one of the preset ${preset}`,
    remedy: `npm run train -- solar-gan --preset ${SHIPPED_PRESET} --recipe annealed; an epoch of any training is loaded by loadSolarGan({ folder }).`,
  });
}

/** Copies the chosen epoch's weights to what is shipped, and completes its card. */
function ship({ folder, epochs, chosen }: Required<Candidate>, scores: ModelCard["scores"]): void {
  const { tensors, card } = readCheckpoint(folder);
  writeCheckpoint(shippedFolder(), {
    name: "solar-gan",
    tensors: Object.fromEntries(tensors),
    card: {
      ...card, loss: chosen.losses, scores, limits: LIMITS,
      notes: [
        ...describeChoice(epochs, chosen),
        ...(card.notes ?? []),
      ],
    },
  });
}

const flat = (population: string, { parameters, ...rest }: PopulationScores): Record<string, number> => {
  const scores = { ...Object.fromEntries(Object.entries(parameters).map(([name, { distance }]) => [name, distance])), ...rest };
  return Object.fromEntries(Object.entries(scores).map(([name, score]) => [`${population}.${name}`, score]));
};

/** What the card says: the generator's scores, and beside them those of the baseline and of the training set. */
function cardScores({ scores, memorised: { generated, pca } }: Judgement): ModelCard["scores"] {
  return {
    ...flat("generated", scores.generated), ...flat("pca", scores.pca), ...flat("training", scores.training),
    "generated.memorised": generated.share, "pca.memorised": pca.share, "held-out.memorised": generated.heldOutShare,
    "generated.nearest": generated.median.generated, "pca.nearest": pca.median.generated, "held-out.nearest": generated.median.heldOut,
  };
}

/** The choice of an epoch in words, with what the paper's rule alone would have taken. */
function describeChoice(epochs: readonly EpochRecord[], chosen: EpochRecord): string[] {
  const plain = leastAccurateEpoch(epochs);
  const scores = (record: EpochRecord) => DISTANCES.map((name) => `${name} ${record.scores[name]?.toFixed(3) ?? "unknown"}`).join(", ");
  return [
    `Epoch ${chosen.epoch} of ${epochs.length}: of those after the fifth, at the last settings, in which D is alive and its balanced accuracy ` +
      "within 0.05 of the nearest to 0.5, the one with the least mean distance from the validation regions " +
      `(balanced accuracy ${balancedAccuracy(chosen).toFixed(3)}; ${scores(chosen)}).`,
    `The balanced accuracy alone would have taken epoch ${plain.epoch} (${balancedAccuracy(plain).toFixed(3)}; ${scores(plain)}).`,
  ];
}

async function readSets(seed: number, regions: number, pace: Pace): Promise<JudgedSets> {
  const read = async (name: RegionSetName, of: number, some?: number): Promise<RegionSet> => {
    pace.say(`reading the ${name} regions; where they are missing they are simulated first`);
    let said = performance.now();
    const set = await regionSet({
      seed: of, name, ...(some === undefined ? {} : { regions: some }), signal: pace.signal,
      onProgress: ({ regions: made, of: all }) => {
        if (performance.now() - said < 10_000) return;
        said = performance.now();
        pace.say(`simulated ${made} of ${all} ${name} regions`);
      },
    });
    await pace.turn("regions", set.regions.length, set.regions.length);
    return set;
  };
  return { training: await read("training", seed, regions), heldOut: await read("held-out", EVALUATION_SEED) };
}

async function evaluateSolarGan({ from, say, signal }: EvaluationOptions): Promise<SolarGanEvaluation> {
  const pace = makePace({ say, signal });
  const { folder, epochs, chosen } = findCandidate(from);
  const { card } = readCheckpoint(folder);
  requireFullSize(card);
  const set = trainingSetOf(card);
  const gan = await loadSolarGan({ folder, print: say, ...(card.config === undefined ? {} : { config: card.config }) });
  const sets = await readSets(card.seed, set.regions, pace);
  const judgement = await judgeGenerator(gan, sets, pace);
  await pace.turn("done", 1, 1);
  // from here on the event loop does not turn: a stop leaves either nothing, or both the model and its record
  if (epochs !== undefined && chosen !== undefined) {
    ship({ folder, epochs, chosen }, cardScores(judgement));
    say("models/solar-gan written");
  }
  const checkpoint = checkpointDigest(shippedFolder());
  const scored = epochs === undefined || chosen === undefined ? keptEpochs(checkpoint) : scoredEpochs(epochs, chosen);
  return {
    name: "solar-gan",
    checkpoint,
    preset: card.preset,
    simulatorVersion: SIMULATOR_VERSION,
    set: { digest: set.digest, name: set.name },
    ...judgement,
    ...(scored === undefined ? {} : { epochs: scored }),
  };
}

export const solarGan: Evaluation = {
  about: "generated active regions against held-out ones; --from <training> chooses, judges and ships a checkpoint",
  run: evaluateSolarGan,
};
