import { UserError } from "../../lib/errors";
import type { EpochRecord } from "../../lib/training";

/** Epochs at the start in which D may be undecided because it knows nothing yet. */
const EARLY_EPOCHS = 5;
/** A D that calls nearly everything real, or nearly everything generated, is at 0.5 too, but tells nothing. */
const LEAST_ACCURACY = 0.2;
/** scores of an epoch that say how fast both networks learned in it and how D saw its images, where they are there */
const SETTINGS = ["generatorRate", "discriminatorRate", "shift"];
/** D tells generated from real about equally badly in epochs whose balanced accuracies differ by no more than this. */
const EQUAL_ACCURACY = 0.05;
/** distances of generated regions from those of validation, where a training measured them */
export const DISTANCES = ["tuf", "r", "psep", "tpf", "tnf"] as const;

/** Share of real and of generated images that D tells right, averaged: 0.5 when it cannot tell them apart. */
export const balancedAccuracy = ({ losses }: Pick<EpochRecord, "losses">): number =>
  ((losses["realAccuracy"] ?? Number.NaN) + (losses["fakeAccuracy"] ?? Number.NaN)) / 2;

const isAlive = ({ losses }: EpochRecord) =>
  Math.min(losses["realAccuracy"] ?? 0, losses["fakeAccuracy"] ?? 0) >= LEAST_ACCURACY;

/** Mean of the distances, infinite where one was not measured. */
function meanDistance({ scores }: EpochRecord): number {
  const mean = DISTANCES.reduce((sum, name) => sum + (scores[name] ?? Number.NaN), 0) / DISTANCES.length;
  return Number.isNaN(mean) ? Infinity : mean;
}

/** The record of the least value, the earliest of equals. */
const leastBy = (value: (record: EpochRecord) => number, first: EpochRecord, others: readonly EpochRecord[]) =>
  others.reduce((best, record) => (value(record) < value(best) ? record : best), first);

/** How far from telling nothing D was. */
const fromChance = (record: EpochRecord) => Math.abs(balancedAccuracy(record) - 0.5);

/** The epochs that a choice is made among. @throws UserError when there are none */
function eligible(epochs: readonly EpochRecord[], also: (record: EpochRecord) => boolean): [EpochRecord, ...EpochRecord[]] {
  const [first, ...rest] = epochs.filter((record) => record.epoch > EARLY_EPOCHS && isAlive(record) && also(record));
  if (first !== undefined) return [first, ...rest];
  throw new UserError({
    expected: `an epoch after the first ${EARLY_EPOCHS} in which D is alive`,
    found: `none among ${epochs.length}`,
    remedy: "Train longer: run the same training again with more --steps and --resume.",
  });
}

/**
 * The paper's choice of a checkpoint (FIGURES 1.3) and nothing else: of the epochs after the fifth in which D is right
 * about a fifth of the real and of the generated images at least, the one whose balanced accuracy of D is nearest 0.5;
 * the earliest of equals.
 * @throws UserError when there is no such epoch
 */
export function leastAccurateEpoch(epochs: readonly EpochRecord[]): EpochRecord {
  const [first, ...rest] = eligible(epochs, () => true);
  return leastBy(fromChance, first, rest);
}

/**
 * The paper's choice made among the epochs at the last rates and shift: a D that is held back is inaccurate because it is
 * slow, and one that knows the training set by heart is accurate. From epoch to epoch its accuracy hardly changes there
 * while G swings, so of all epochs within 0.05 of the nearest to 0.5 the one is taken whose mean distance from the
 * validation regions is least; the earliest of equals.
 * @throws UserError when there is no such epoch
 */
export function chooseEpoch(epochs: readonly EpochRecord[]): EpochRecord {
  const last = epochs.at(-1);
  const [first, ...rest] = eligible(epochs, ({ scores }) => SETTINGS.every((name) => scores[name] === last?.scores[name]));
  const nearest = leastBy(fromChance, first, rest);
  const equals = [first, ...rest].filter((record) => fromChance(record) <= fromChance(nearest) + EQUAL_ACCURACY);
  return leastBy(meanDistance, nearest, equals);
}
