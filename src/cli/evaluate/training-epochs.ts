import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../lib/errors";
import { recordedResult } from "../../lib/notebook";
import type { ScoredEpoch, SolarGanEvaluation } from "../../lib/solar";
import type { EpochRecord } from "../../lib/training";
import { balancedAccuracy } from "../train/choose-epoch";
import { parseLine } from "../train/training-log";

/**
 * The epochs in a training's log; a last line that a killed process left half written is skipped.
 * @throws UserError when there is no log
 */
export function readEpochs(folder: string): EpochRecord[] {
  const path = join(folder, "log.jsonl");
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    const remedy = "Name the folder of a training, e.g. --from out/train/solar-gan.";
    throw new UserError({ expected: `the log of a training at ${path}`, found, remedy, cause });
  }
  return text.split("\n").flatMap((line) => {
    const entry = parseLine(line);
    return entry !== undefined && "scores" in entry ? [entry] : [];
  });
}

export const scoredEpochs = (epochs: readonly EpochRecord[], chosen: EpochRecord): ScoredEpoch[] =>
  epochs.map((record) => ({
    epoch: record.epoch, step: record.step, chosen: Number(record === chosen), balancedAccuracy: balancedAccuracy(record),
    ...record.losses, ...record.scores,
  }));

/** The epochs of an earlier evaluation of the same weights, whose training need not be there any more. */
export function keptEpochs(checkpoint: string, folder?: string): readonly ScoredEpoch[] | undefined {
  try {
    const earlier = recordedResult<SolarGanEvaluation>("solar-gan", folder === undefined ? {} : { folder });
    return earlier?.checkpoint === checkpoint ? earlier.epochs : undefined;
  } catch {
    // a damaged file is about to be replaced
    return undefined;
  }
}
