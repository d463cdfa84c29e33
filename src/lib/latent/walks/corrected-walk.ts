import type { Matrix } from "../../arrays";
import { OptionError, ShapeError } from "../../errors";
import { chooseRows, type LatentVector } from "../latents";
import { measured, requireParameter, type Measure } from "../measure";
import { nextEpsilon, type Attempt } from "./next-epsilon";
import { shiftLatents, type WalkOptions } from "./walk";

export interface CorrectedWalkOptions extends WalkOptions {
  /** first epsilon, one for all or one for each latent, NaN where nothing is known; default 1 */
  readonly guess?: number | ArrayLike<number>;
  /** how near to the target counts as reached, in the parameter's unit, default 0.005 (half a per cent of a logarithm) */
  readonly tolerance?: number;
  /** latents measured for each start at most, the start itself included, default 15 */
  readonly evaluations?: number;
  /** longest epsilon tried, default 15 */
  readonly longest?: number;
  readonly signal?: AbortSignal;
}

export interface CorrectedWalk {
  /** the shifted latents at the best epsilon found, [n, d] */
  readonly latents: Matrix;
  readonly epsilon: Float64Array;
  /** the parameter there */
  readonly value: Float64Array;
  /** the parameter at the first guess, before any correction */
  readonly firstValue: Float64Array;
  readonly start: Float64Array;
  /** 1 where the target was reached, else 0: also where the start or the target is not a number */
  readonly reached: Uint8Array;
  /** latents measured for each start */
  readonly evaluations: Uint32Array;
}

const perLatent = (value: number | ArrayLike<number>, n: number, what: string): ArrayLike<number> => {
  const all = typeof value === "number" ? new Float64Array(n).fill(value) : value;
  if (all.length === n) return all;
  throw new ShapeError({ expected: `one ${what}, or one for each of ${n} latents`, found: `${all.length}`, remedy: "Pass as many as latents." });
};

/**
 * Walks along a direction until a parameter has a wanted value, measuring and correcting: false position inside a bracket,
 * else secant steps outwards, and half way back from where nothing could be measured. Each round measures, in one call, the latents that have not arrived; the counts are in the
 * result, so that the price of the correction can stand beside that of a calibrated walk, which does none.
 * @param latents [n, d], the starts
 * @param direction [d], length 1
 * @param target value of the parameter, one for all latents or one for each
 * @param parameter its name among the measured
 * @returns the nearest attempt of each latent, whether it is within the tolerance or not
 * @throws ShapeError for what does not fit; OptionError for impossible options; the signal's reason when aborted
 */
export async function correctedWalk<Name extends string>(
  latents: Matrix, direction: LatentVector, target: number | ArrayLike<number>, parameter: Name, measure: Measure<Name>,
  options: CorrectedWalkOptions = {},
): Promise<CorrectedWalk> {
  const { guess = 1, tolerance = 5e-3, evaluations = 15, longest = 15, keepNorm = false, signal } = options;
  if (!(tolerance > 0 && longest > 0 && evaluations >= 2)) {
    const found = `tolerance ${tolerance}, longest ${longest}, ${evaluations} evaluations`;
    throw new OptionError({ expected: "tolerance and longest above 0 and two evaluations or more", found, remedy: "Leave them out." });
  }
  const n = latents.shape[0];
  const targets = perLatent(target, n, "target");
  const guesses = perLatent(guess, n, "guess");
  const start = requireParameter(await measured(measure, shiftLatents(latents, direction, 0)), parameter);
  const attempts = Array.from(start, (value, i): Attempt[] => [{ epsilon: 0, miss: value - targets[i] }]);
  const best = (i: number) => attempts[i].reduce((a, b) => (Math.abs(b.miss) < Math.abs(a.miss) ? b : a));
  const arrived = (i: number) => Math.abs(best(i).miss) <= tolerance;

  for (let round = 1; round < evaluations; round++) {
    signal?.throwIfAborted();
    const plans = attempts.flatMap((made, i) => {
      if (arrived(i)) return [];
      const epsilon = nextEpsilon(made, guesses[i], longest);
      return epsilon === undefined ? [] : [{ i, epsilon }];
    });
    if (plans.length === 0) break;
    const rows = chooseRows(latents, plans.map(({ i }) => i));
    const shifted = shiftLatents(rows, direction, plans.map(({ epsilon }) => epsilon), { keepNorm });
    const values = requireParameter(await measured(measure, shifted), parameter);
    plans.forEach(({ i, epsilon }, k) => attempts[i].push({ epsilon, miss: values[k] - targets[i] }));
  }

  const epsilon = Float64Array.from(attempts, (_, i) => best(i).epsilon);
  return {
    latents: shiftLatents(latents, direction, epsilon, { keepNorm }),
    epsilon, start,
    value: epsilon.map((_, i) => best(i).miss + targets[i]),
    firstValue: epsilon.map((_, i) => (attempts[i][1] ?? attempts[i][0]).miss + targets[i]),
    reached: Uint8Array.from(attempts, (_, i) => (arrived(i) ? 1 : 0)),
    evaluations: Uint32Array.from(attempts, ({ length }) => length),
  };
}
