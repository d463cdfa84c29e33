import { basename } from "node:path";
import type { ModelCard } from "../../lib/io";
import { SIMULATOR_VERSION } from "../../lib/solar";
import type { EpochReport } from "../../lib/training";
import type { RegionSet } from "../solar/region-set-file";

/** The part of an epoch's card that every training on simulated regions has. */
export function epochCard({ step, losses }: EpochReport, set: RegionSet): Pick<ModelCard, "set" | "steps" | "loss" | "date" | "licence"> {
  return {
    set: {
      digest: basename(set.folder).replace("solar-regions-", ""),
      simulator: SIMULATOR_VERSION,
      name: "training",
      regions: set.regions.length,
      images: set.count,
    },
    steps: step,
    loss: losses,
    date: new Date().toISOString().slice(0, 10),
    licence: "MIT, as the code",
  };
}
