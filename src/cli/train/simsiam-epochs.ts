import { writeCheckpoint } from "../../lib/io";
import { encoderVariables, type SimSiamNetwork } from "../../lib/models";
import type { EpochReport, Losses } from "../../lib/training";
import type { RegionSet } from "../solar/region-set-file";
import { epochCard } from "./epoch-card";
import type { SimSiamRecipe } from "./simsiam-recipes";

/** What an epoch's card says beside the epoch itself. */
export interface SimSiamEpochContext {
  readonly scores: Losses;
  /** what was trained on, and how many of its images */
  readonly set: RegionSet;
  readonly patches: number;
  readonly training: SimSiamRecipe & Readonly<{
    preset: string;
    seed: number;
    recipe: string;
    batch: number;
    /** steps of an epoch */
    epochSteps: number;
    width: number;
  }>;
}

/** Writes the backbone and the projection head of an epoch: what makes embeddings. */
export function keepSimSiamEpoch(
  folder: string,
  network: SimSiamNetwork,
  report: EpochReport,
  context: SimSiamEpochContext,
): void {
  const { scores, set, patches, training } = context;
  const { preset, seed, recipe, batch, epochSteps, rates, augmentation, width } = training;
  const { learningRate, momentum, weightDecay } = rates;
  const tensors = encoderVariables(network).map(
    (variable) => [variable.name, { shape: variable.shape, data: variable.data() }] as const,
  );
  writeCheckpoint(folder, {
    name: `simsiam, epoch ${report.epoch}`,
    tensors: Object.fromEntries(tensors),
    card: {
      data: `${patches} images of ${set.regions.length} simulated active regions, each in two augmented views a step`,
      ...epochCard(report, set),
      config: { width },
      preset,
      recipe,
      augmentation,
      seed,
      scores,
      limits: "trained on simulated regions alone: how it orders real ones must be measured on real ones",
      notes: [
        `Recipe "${recipe}": gradient descent, rate ${learningRate}, momentum ${momentum}, weight decay ${weightDecay}, ` +
          `batch ${batch}, ${epochSteps} steps an epoch; views by ${augmentation.kinds.join(", ")}, voids filled with ` +
          `"${augmentation.filling}".`,
        "Backbone and projection head alone; to train on from this checkpoint takes a new prediction head.",
        "Scores: probe.* is R^2 of a linear probe on validation regions that it was not fitted on, match.* Pearson's " +
          "correlation between validation patches and their nearest of other regions; random.* the same of the network " +
          "before training.",
      ],
    },
  });
}
