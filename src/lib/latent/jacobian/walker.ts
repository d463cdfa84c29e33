import { norm } from "../latents";
import { leastStep } from "./least-step";

/** One latent on its way. */
export interface Walker {
  z: Float64Array;
  /** how far each quantity is from its goal, in its deviations; the target first */
  misses: readonly number[];
  /** rows of the Jacobian in deviations, undefined where it must be measured anew */
  rows: readonly Float64Array[] | undefined;
  /** trust radius, in units of the latents */
  longest: number;
  readonly goals: readonly number[];
  /** every place it came to, the start first */
  readonly path: Float64Array[];
  done: boolean;
}

/** A step that a walker may take. */
export interface Trial {
  readonly walker: Walker;
  readonly z: Float64Array;
  /** misses that the Jacobian foresees there */
  readonly foreseen: readonly number[];
  /** whether the trust radius cut the step */
  readonly cut: boolean;
}

/** Of the foreseen gain: below the first a step is undone, below the second the radius is halved, above the third doubled. */
const LEAST_GAIN = 0.05;
const POOR_GAIN = 0.25;
const GOOD_GAIN = 0.75;

const squares = (misses: readonly number[]) => misses.reduce((sum, miss) => sum + miss * miss, 0);

/** The shortest step that takes all misses away, cut to the trust radius. */
export function trialOf(walker: Walker, rows: readonly Float64Array[], basis: readonly ArrayLike<number>[], ridge: number): Trial {
  const full = leastStep(rows, walker.misses, ridge);
  const length = norm(full);
  const cut = length > walker.longest;
  const move = cut ? full.map((u) => (u * walker.longest) / length) : full;
  return {
    walker, cut,
    z: walker.z.map((one, j) => one + move.reduce((sum, u, k) => sum + u * basis[k][j], 0)),
    foreseen: walker.misses.map((miss, q) => miss - rows[q].reduce((sum, slope, k) => sum + slope * move[k], 0)),
  };
}

/** Takes the step if it gained enough of what was foreseen, and sets the trust radius by how well that came true. */
export function settle({ walker, z, foreseen, cut }: Trial, misses: readonly number[], longestStep: number): void {
  const before = squares(walker.misses);
  const gain = (before - squares(misses)) / (before - squares(foreseen));
  if (!(gain >= POOR_GAIN)) walker.longest = Math.min(walker.longest, norm(z.map((one, j) => one - walker.z[j]))) / 2;
  else if (gain > GOOD_GAIN && cut) walker.longest = Math.min(longestStep, 2 * walker.longest);
  if (!(gain >= LEAST_GAIN)) return;
  walker.z = z;
  walker.misses = misses;
  walker.rows = undefined;
  walker.path.push(z);
}
