import { OptionError, ShapeError } from "../../errors";
import type { JacobianOptions } from "./measure-jacobian";

export interface JacobianWalkOptions<Name extends string = string> extends JacobianOptions {
  /** the parameter that is to change */
  readonly target: Name;
  /** the value that it is to reach, one for all latents or one for each */
  readonly value: number | ArrayLike<number>;
  /** the parameters that are to stay as they are at the start */
  readonly hold: readonly Name[];
  /** unit in which misses of each parameter count, e.g. its standard deviation over many latents */
  readonly deviations: Readonly<Record<Name, number>>;
  /** how near the target must come, in its deviations, default 0.02 */
  readonly tolerance?: number;
  /** how far held parameters may be off, in their deviations, before the walk ends at the target, default 0.05 */
  readonly heldTolerance?: number;
  /** longest step, in units of the latents, default 1; halved where a step gains less than a quarter of what was foreseen */
  readonly longestStep?: number;
  /** steps at most, default 20 */
  readonly steps?: number;
  /** see {@link leastStep}, default 1e-3 */
  readonly ridge?: number;
  /** holds `|z|` too, default false */
  readonly keepNorm?: boolean;
  readonly signal?: AbortSignal;
}

/** Checks the options. @returns the target of each latent @throws OptionError, ShapeError */
export function walkTargets<Name extends string>(options: JacobianWalkOptions<Name>, n: number): ArrayLike<number> {
  const { target, hold, value, deviations, tolerance = 0.02, longestStep = 1, steps = 20, ridge = 0 } = options;
  const names = [target, ...hold];
  if (new Set(names).size < names.length) {
    const remedy = "Leave the target out of what is held.";
    throw new OptionError({ expected: `parameters to hold beside "${target}", each once`, found: hold.join(", "), remedy });
  }
  for (const name of names) {
    if (deviations[name] > 0) continue;
    const remedy = "Pass the standard deviation of the parameter over many latents.";
    throw new OptionError({ expected: `a deviation of "${name}" above 0`, found: `${deviations[name]}`, remedy });
  }
  if (!(tolerance > 0 && longestStep > 0 && steps >= 1 && ridge >= 0)) {
    const found = `tolerance ${tolerance}, longest step ${longestStep}, ${steps} steps, ridge ${ridge}`;
    throw new OptionError({ expected: "tolerance, longest step and steps above 0 and a ridge of at least 0", found, remedy: "Leave them out." });
  }
  const values = typeof value === "number" ? new Float64Array(n).fill(value) : value;
  if (values.length === n && Array.prototype.every.call(values, Number.isFinite)) return values;
  const expected = `one finite value of "${target}", or one for each of ${n} latents`;
  throw new ShapeError({ expected, found: `${Array.from(values).slice(0, 3).join(", ")} (${values.length})`, remedy: "Pass what is to be reached." });
}
