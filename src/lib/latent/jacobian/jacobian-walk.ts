import { rowAt, type Matrix } from "../../arrays";
import { norm, requireLatents, stackRows } from "../latents";
import { measured, requireParameter, type Measure, type Measurements } from "../measure";
import { walkTargets, type JacobianWalkOptions } from "./jacobian-walk-options";
import { axes, DIFFERENCE, measureJacobian, type Jacobian } from "./measure-jacobian";
import { orthonormalBasis } from "./orthonormal-basis";
import { settle, trialOf, type Walker } from "./walker";

export interface JacobianWalk<Name extends string = string> {
  /** where the walks ended, [n, d] */
  readonly latents: Matrix;
  /** every latent on each way, start and end included, [steps + 1, d] */
  readonly paths: readonly Matrix[];
  readonly start: Measurements<Name>;
  readonly end: Measurements<Name>;
  /** 1 where the target came within the tolerance, else 0 */
  readonly reached: Uint8Array;
  /** latents that were measured in all */
  readonly evaluations: number;
}

const SHORTEST = 1 / 64;
/** Standard deviation of the length of a standard normal vector of many dimensions. */
const NORM_DEVIATION = Math.SQRT1_2;

/**
 * Walks that bring one parameter to a value while others stay: Gauss-Newton steps on the measured Jacobian, each the
 * shortest step that changes the target by what is missing, corrects what the held ones have drifted, and is cut to a
 * trust radius. At the limit of short steps that is the target's gradient less its part along the held gradients.
 *
 * Every step measures: `n (2 k + 1)` latents for the Jacobian, n for the trial, in two calls; so it is the dearest of
 * the walks, and knows at its end how well it did. Latents whose parameters cannot be measured stop where they are.
 * @param latents [n, d], the starts
 * @returns ends, ways, parameters at both, and which reached the target
 * @throws ShapeError for latents, values or measurements that do not fit; OptionError for impossible options; the
 * signal's reason when aborted
 * Source: Levenberg-Marquardt in the minimum-norm form; e.g. Nocedal & Wright (2006), section 10.3.
 */
export async function jacobianWalk<Name extends string>(
  latents: Matrix, measure: Measure<Name>, options: JacobianWalkOptions<Name>,
): Promise<JacobianWalk<Name>> {
  requireLatents(latents, "the latents");
  const [n, d] = latents.shape;
  const { target, hold, deviations, tolerance = 0.02, heldTolerance = 0.05 } = options;
  const { longestStep = 1, steps = 20, ridge = 1e-3, keepNorm = false } = options;
  const { signal, difference = DIFFERENCE } = options;
  const basis = options.basis === undefined ? axes(d) : orthonormalBasis(options.basis);
  const targets = walkTargets(options, n);
  const names = [target, ...hold];
  let evaluations = 0;
  const counted: Measure<Name> = (rows) => {
    evaluations += rows.shape[0];
    return measure(rows);
  };

  const start = await measured(counted, latents);
  const missesAt = (values: Measurements<Name>, i: number, goals: readonly number[], z: Float64Array) => [
    ...names.map((name, q) => (goals[q] - requireParameter(values, name)[i]) / deviations[name]),
    ...(keepNorm ? [(goals[names.length] - norm(z)) / NORM_DEVIATION] : []),
  ];
  const arrived = ([missed, ...held]: readonly number[]) =>
    Math.abs(missed) <= tolerance && held.every((miss) => Math.abs(miss) <= heldTolerance);
  const walkers = Array.from({ length: n }, (_, i): Walker => {
    const z = Float64Array.from(rowAt(latents, i));
    const goals = [targets[i], ...hold.map((name) => requireParameter(start, name)[i]), norm(z)];
    const misses = missesAt(start, i, goals, z);
    const done = arrived(misses) || !misses.every(Number.isFinite);
    return { z, misses, goals, done, rows: undefined, longest: longestStep, path: [z] };
  });

  const scaledRows = ({ derivatives }: Jacobian<Name>, i: number, z: Float64Array): Float64Array[] => {
    const k = basis.length;
    const rows = names.map((name) => derivatives[name].slice(i * k, (i + 1) * k).map((slope) => slope / deviations[name]));
    const outward = () => Float64Array.from(basis, (b) => z.reduce((sum, one, j) => sum + one * b[j], 0) / (norm(z) * NORM_DEVIATION));
    return keepNorm ? [...rows, outward()] : rows;
  };

  for (let step = 0; step < steps && walkers.some(({ done }) => !done); step++) {
    signal?.throwIfAborted();
    const stale = walkers.filter(({ done, rows }) => !done && rows === undefined);
    if (stale.length > 0) {
      const jacobian = await measureJacobian(stackRows(stale.map(({ z }) => z)), counted, names, { basis, difference });
      stale.forEach((walker, i) => (walker.rows = scaledRows(jacobian, i, walker.z)));
    }
    signal?.throwIfAborted();
    const trials = walkers.flatMap((walker) => {
      const rows = walker.rows;
      if (walker.done || rows === undefined) return [];
      if (!rows.every((row) => row.every(Number.isFinite))) {
        walker.done = true;
        return [];
      }
      return [trialOf(walker, rows, basis, ridge)];
    });
    if (trials.length === 0) break;
    const values = await measured(counted, stackRows(trials.map(({ z }) => z)));
    trials.forEach((trial, i) => {
      const { walker } = trial;
      settle(trial, missesAt(values, i, walker.goals, trial.z), longestStep);
      walker.done = arrived(walker.misses) || walker.longest < SHORTEST * longestStep;
    });
  }

  const ends = stackRows(walkers.map(({ z }) => z));
  const end = await measured(counted, ends);
  const reached = Uint8Array.from(walkers, ({ misses }) => (Math.abs(misses[0]) <= tolerance ? 1 : 0));
  return { latents: ends, paths: walkers.map(({ path }) => stackRows(path)), start, end, reached, evaluations };
}
