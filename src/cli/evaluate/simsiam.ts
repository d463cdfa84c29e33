import { join } from "node:path";
import { packageRoot } from "../../lib/files";
import { checkpointDigest, readCheckpoint, writeCheckpoint, type ModelCard } from "../../lib/io";
import { loadSimSiam, randomSimSiam } from "../../lib/models";
import { recordedResult } from "../../lib/notebook";
import { seed } from "../../lib/random";
import { evenlySpread, SIMULATOR_VERSION, type SimSiamEpoch, type SimSiamEvaluation } from "../../lib/solar";
import type { EpochRecord } from "../../lib/training";
import { patchesOfSet } from "../solar/generated-regions";
import { regionSet } from "../solar/region-set";
import { sayProgress } from "../solar/say-progress";
import { epochName } from "../train/solar-gan-epochs";
import type { Evaluation, EvaluationOptions } from "./evaluation";
import { makePace } from "./pace";
import { chooseSimSiamEpoch } from "./simsiam-epoch";
import { judgeSimSiam, SIMSIAM_SEED, type SimSiamJudgement, type SimSiamSizes } from "./simsiam-judge";
import { readEpochs } from "./training-epochs";
import { trainingSetOf } from "./training-set";

const LIMITS =
  "Trained on simulated active regions, not on observations: how it orders real ones is measured in " +
  "results/solar-retrieval.json. Patches are squashed to 128 x 128 pixels, so it knows nothing of sizes on the Sun.";

const FLIPPED = "the horizontal flip among its augmentations it is taught not to mind that + and - change sides.";

/** What must not be asked of a network, by how its views were made. */
export function limitsOf({ augmentation }: Pick<ModelCard, "augmentation">): string {
  if (augmentation === undefined) return `${LIMITS} Its augmentations are not recorded; with ${FLIPPED}`;
  return augmentation.kinds.includes("horizontal-flip") ? `${LIMITS} With ${FLIPPED}` : LIMITS;
}

export interface SimSiamOptions extends SimSiamSizes {
  /** held-out regions, default 600: those that the generator is judged by */
  readonly regions?: number;
  /** folders of what is shipped, of the results and of the region sets, default those of the checkout */
  readonly folders?: { readonly shipped?: string; readonly results?: string; readonly sets?: string };
}

interface Candidate {
  readonly folder: string;
  readonly epochs?: readonly EpochRecord[];
  readonly chosen?: EpochRecord;
}

function findCandidate(from: string | undefined, shipped: string): Candidate {
  if (from === undefined) return { folder: shipped };
  const epochs = readEpochs(from);
  const chosen = chooseSimSiamEpoch(epochs);
  return { folder: join(from, "epochs", epochName(chosen.epoch)), epochs, chosen };
}

/** `simsiam.tuf` … for every probe, and the spreads. */
const flatScores = ({ probes, spread }: SimSiamJudgement): ModelCard["scores"] => Object.fromEntries([
  ...Object.entries(probes).flatMap(([features, scores]) =>
    Object.entries(scores).map(([target, { value }]) => [`probe.${features}.${target}`, value] as const)),
  ...Object.entries(spread).map(([name, value]) => [`spread.${name}`, value] as const),
]);

/** Copies the chosen epoch's weights to what is shipped, and completes its card. */
function ship(shipped: string, { folder, epochs, chosen }: Required<Candidate>, scores: ModelCard["scores"]): void {
  const { tensors, card } = readCheckpoint(folder);
  writeCheckpoint(shipped, {
    name: "simsiam",
    tensors: Object.fromEntries(tensors),
    card: {
      ...card, loss: chosen.losses, scores, limits: limitsOf(card),
      notes: [
        `Epoch ${chosen.epoch} of ${epochs.length}: the last that has not collapsed.`,
        ...(card.notes ?? []).filter((note) => !note.startsWith("Scores:")),
        "Scores: probe.* is R^2 of linear probes on held-out regions that they were not fitted on, of the 512 values before " +
          "the projection head, of the same network before training, and of the pixels' 100 leading principal components.",
      ],
    },
  });
}

const epochsOf = (epochs: readonly EpochRecord[]): SimSiamEpoch[] =>
  epochs.map(({ epoch, step, losses, scores }) => ({ epoch, step, ...losses, ...scores }));

/** The epochs of an earlier evaluation of the same weights, whose training need not be there any more. */
function keptEpochs(checkpoint: string, folder: string | undefined): readonly SimSiamEpoch[] | undefined {
  try {
    const earlier = recordedResult<SimSiamEvaluation>("simsiam", folder === undefined ? {} : { folder });
    return earlier?.checkpoint === checkpoint ? earlier.epochs : undefined;
  } catch {
    // a damaged file is about to be replaced
    return undefined;
  }
}

/** Chooses, judges and ships an epoch of a training, or judges what is shipped; see {@link judgeSimSiam}. */
export async function evaluateSimSiam(
  { from, say, signal }: EvaluationOptions, { regions, folders = {}, ...sizes }: SimSiamOptions = {},
): Promise<SimSiamEvaluation> {
  const { shipped = join(packageRoot(), "models", "simsiam"), results, sets } = folders;
  const pace = makePace({ say, signal });
  const { folder, epochs, chosen } = findCandidate(from, shipped);
  const { card } = readCheckpoint(folder);
  const set = trainingSetOf(card, "simsiam");
  const simsiam = await loadSimSiam({ folder, print: say });
  pace.say("reading the held-out regions; where they are missing they are simulated first");
  const onProgress = sayProgress(say, "held-out regions simulated");
  const heldOut = patchesOfSet(await regionSet({
    seed: SIMSIAM_SEED, name: "held-out", signal, ...(regions === undefined ? {} : { regions }),
    ...(sets === undefined ? {} : { folder: sets }), onProgress: ({ regions: made, of }) => onProgress(made, of),
  }));
  const images = heldOut.at(evenlySpread(heldOut.regions.length, 64));
  const random = await randomSimSiam({
    stream: seed(card.seed).stream("initial weights"), images, ...(card.config === undefined ? {} : { config: card.config }),
  });
  const judgement = await judgeSimSiam({ simsiam, random }, heldOut, pace, sizes);
  random.dispose();
  await pace.turn("done", 1, 1);
  // from here on the event loop does not turn: a stop leaves either nothing, or both the model and its record
  if (epochs !== undefined && chosen !== undefined) {
    ship(shipped, { folder, epochs, chosen }, flatScores(judgement));
    say("models/simsiam written");
  }
  const checkpoint = checkpointDigest(shipped);
  const scored = epochs === undefined ? keptEpochs(checkpoint, results) : epochsOf(epochs);
  return {
    name: "simsiam", checkpoint, preset: card.preset, simulatorVersion: SIMULATOR_VERSION,
    set: { digest: set.digest, name: set.name }, ...judgement, ...(scored === undefined ? {} : { epochs: scored }),
  };
}

export const simsiam: Evaluation = {
  about: "what SimSiam's features know of the physics; --from <training> chooses, judges and ships a checkpoint",
  run: (options) => evaluateSimSiam(options),
};
