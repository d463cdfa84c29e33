import type { Matrix } from "../../arrays";
import type { LatentVector } from "../latents";
import { measured, type Measure, type Measurements } from "../measure";
import { shiftLatents, type WalkOptions } from "./walk";

export interface MeasureWalksOptions extends WalkOptions {
  readonly signal?: AbortSignal;
  /** called after each epsilon, and waited for */
  readonly onStep?: (done: number, of: number) => void | Promise<void>;
}

/** Parameters along walks from many latents. */
export interface WalkCurves<Name extends string = string> {
  readonly epsilons: Float64Array;
  /** of each parameter, a row of the epsilons' values for each latent */
  readonly values: Measurements<Name>;
}

/**
 * Measures walks from many latents along one direction: a call of `measure` with n rows for each epsilon.
 * @param latents [n, d]; `epsilons` in units of the latents
 * @returns rows of `epsilons.length` values for each latent, by parameter
 * @throws ShapeError for a direction, steps or measurements that do not fit; the signal's reason when aborted
 */
export async function measureWalks<Name extends string>(
  latents: Matrix, direction: LatentVector, epsilons: ArrayLike<number>, measure: Measure<Name>, options: MeasureWalksOptions = {},
): Promise<WalkCurves<Name>> {
  const { signal, onStep } = options;
  const n = latents.shape[0];
  const count = epsilons.length;
  const curves = new Map<string, Float64Array>();
  for (let k = 0; k < count; k++) {
    signal?.throwIfAborted();
    const values = await measured(measure, shiftLatents(latents, direction, epsilons[k], options));
    for (const [name, column] of Object.entries<Float64Array>(values)) {
      const curve = curves.get(name) ?? new Float64Array(n * count).fill(NaN);
      curves.set(name, curve);
      for (let i = 0; i < n; i++) curve[i * count + k] = column[i];
    }
    await onStep?.(k + 1, count);
  }
  return { epsilons: Float64Array.from(epsilons), values: Object.fromEntries(curves) as Measurements<Name> };
}
