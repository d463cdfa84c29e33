import { UserError } from "../../lib/errors";
import type { EpochRecord } from "../../lib/training";

/** Epochs at the start in which D may be undecided because it knows nothing yet. */
const EARLY_EPOCHS = 5;

/** Share of real and of generated images that D tells right, averaged: 0.5 when it cannot tell them apart. */
export const balancedAccuracy = ({ losses }: Pick<EpochRecord, "losses">): number =>
  ((losses["realAccuracy"] ?? Number.NaN) + (losses["fakeAccuracy"] ?? Number.NaN)) / 2;

/**
 * The paper's choice of a checkpoint (FIGURES 1.3), made definite: among the epochs after the fifth, the one whose
 * balanced accuracy of D is nearest 0.5; the earliest of equals.
 * @throws UserError when there is no such epoch
 */
export function chooseEpoch(epochs: readonly EpochRecord[]): EpochRecord {
  const distance = (record: EpochRecord) => Math.abs(balancedAccuracy(record) - 0.5);
  const [first, ...rest] = epochs.filter((record) => record.epoch > EARLY_EPOCHS && Number.isFinite(distance(record)));
  if (first === undefined) {
    throw new UserError({
      expected: `a training of more than ${EARLY_EPOCHS} epochs to choose from`,
      found: `${epochs.length}`,
      remedy: "Train longer: npm run train -- solar-gan --resume.",
    });
  }
  return rest.reduce((best, record) => (distance(record) < distance(best) ? record : best), first);
}
