import { UserError } from "../../lib/errors";
import type { EpochRecord } from "../../lib/training";

/** An epoch whose predictions spread over less than a fifth of what they could has collapsed. */
const COLLAPSED = 0.8;

const isAlive = ({ losses }: EpochRecord): boolean =>
  Number.isFinite(losses["loss"]) && (losses["collapse"] ?? Number.NaN) < COLLAPSED;

/**
 * The rule for the epoch, set before a network was trained: the last one, unless its network has collapsed; then the
 * last before it that has not. Collapse is the monitor of the paper's code, `max(0, 1 - sqrt(100) std)`, over an epoch.
 * @throws UserError when there is no such epoch
 */
export function chooseSimSiamEpoch(epochs: readonly EpochRecord[]): EpochRecord {
  const chosen = epochs.findLast(isAlive);
  if (chosen !== undefined) return chosen;
  throw new UserError({
    expected: `an epoch whose collapse is below ${COLLAPSED}`,
    found: `none among ${epochs.length}`,
    remedy: "Train longer, or with the recipe \"momentum\": npm run train -- simsiam.",
  });
}
