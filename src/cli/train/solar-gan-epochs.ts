import { basename } from "node:path";
import { writeCheckpoint } from "../../lib/io";
import type { SimpleGan } from "../../lib/models";
import { SIMULATOR_VERSION } from "../../lib/solar";
import type { EpochReport, Losses } from "../../lib/training";
import type { RegionSet } from "../solar/region-set-file";

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
  const regions = set.regions.length;
  writeCheckpoint(folder, {
    name: `solar-gan, epoch ${report.epoch}`,
    tensors: Object.fromEntries(variables.map((variable) => [variable.name, { shape: variable.shape, data: variable.data() }])),
    card: {
      data: `${set.count} images of ${regions} simulated active regions`,
      set: { digest: basename(set.folder).replace("solar-regions-", ""), simulator: SIMULATOR_VERSION, name: "training", regions, images: set.count },
      config: { width },
      preset,
      seed,
      steps: report.step,
      loss: report.losses,
      scores,
      date: new Date().toISOString().slice(0, 10),
      limits: "one epoch of a training, not chosen by any rule",
      licence: "MIT, as the code",
      notes: [rates],
    },
  });
}
