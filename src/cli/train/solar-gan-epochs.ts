import { writeCheckpoint } from "../../lib/io";
import type { SimpleGan } from "../../lib/models";
import type { EpochReport, Losses } from "../../lib/training";
import type { RegionSet } from "../solar/region-set-file";
import { epochCard } from "./epoch-card";

/** What an epoch's card says beside the epoch itself. */
export interface EpochContext {
  readonly scores: Losses;
  /** what was trained on */
  readonly set: RegionSet;
  readonly training: Readonly<{ preset: string; seed: number; rates: string; width: number }>;
}

/** Name of an epoch's folder, in the order of epochs. */
export const epochName = (epoch: number): string => String(epoch).padStart(4, "0");

/** Writes both networks of an epoch, so that the choice among epochs can be made later. */
export function keepEpoch(folder: string, gan: SimpleGan, report: EpochReport, { scores, set, training }: EpochContext): void {
  const variables = [...Object.values(gan.generator.variables), ...Object.values(gan.discriminator.variables)];
  const { preset, seed, rates, width } = training;
  writeCheckpoint(folder, {
    name: `solar-gan, epoch ${report.epoch}`,
    tensors: Object.fromEntries(variables.map((variable) => [variable.name, { shape: variable.shape, data: variable.data() }])),
    card: {
      data: `${set.count} images of ${set.regions.length} simulated active regions`,
      ...epochCard(report, set),
      config: { width },
      preset,
      seed,
      scores,
      limits: "one epoch of a training, not chosen by any rule",
      notes: [rates],
    },
  });
}
