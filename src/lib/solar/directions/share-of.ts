import { ShapeError } from "../../errors";
import type { Bootstrap } from "../../statistics";

/** A share or a ratio with its standard error and 95 % interval. */
export type Estimate = Pick<Bootstrap, "value" | "error" | "interval">;

export interface ShareEstimate extends Estimate {
  /** cases counted */
  readonly n: number;
}

/** Two-sided 95 % point of the normal distribution. */
const Z = 1.959964;

/**
 * The share of independent cases that are true, k of n, with Wilson's 95 % interval and the binomial error of
 * `(k + 1) / (n + 2)`: unlike that of k / n or of a bootstrap it is not 0 where all cases agree.
 * @param cases true or 1, else false or 0; at least one
 * @throws ShapeError for no cases
 * Source: Wilson (1927), J. Am. Stat. Assoc. 22, 209.
 */
export function shareOf(cases: ArrayLike<boolean | number>): ShareEstimate {
  const n = cases.length;
  if (n === 0) throw new ShapeError({ expected: "at least one case", found: "none", remedy: "Count what could be measured." });
  const k = Array.from(cases).reduce<number>((sum, one) => sum + Number(one), 0);
  const [share, laplace] = [k / n, (k + 1) / (n + 2)];
  const centre = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  // round-off must not take the ends past the share itself
  const interval = [Math.min(share, Math.max(0, centre - half)), Math.max(share, Math.min(1, centre + half))] as const;
  return { value: share, error: Math.sqrt((laplace * (1 - laplace)) / n), interval, n };
}
