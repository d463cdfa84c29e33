import type { Matrix } from "../../arrays";
import { OptionError, ShapeError } from "../../errors";
import type { Stream } from "../../random";
import { bootstrap, mean, standardDeviation, type Bootstrap, type BootstrapOptions } from "../../statistics";
import { requireLatents, type LatentVector } from "../latents";
import { measured, requireParameter, type Measure } from "../measure";
import { shiftLatents, type WalkOptions } from "./walk";

export interface EntanglementOptions<Name extends string = string> extends WalkOptions, BootstrapOptions {
  /** the change is measured between `-epsilon` and `epsilon`, in units of the latents, default 1 */
  readonly epsilon?: number;
  /** standard deviation of each parameter over the population, default that over the latents, which are then measured too */
  readonly deviations?: Readonly<Record<Name, number>>;
  readonly signal?: AbortSignal;
  /** called after each direction, and waited for */
  readonly onDirection?: (done: number, of: number) => void | Promise<void>;
}

/** How much a parameter changes along a direction. */
export interface Change<Direction extends string = string, Name extends string = string> {
  readonly direction: Direction;
  readonly parameter: Name;
  /** mean change per unit of epsilon, in the parameter's unit; changes of either sign cancel */
  readonly change: Bootstrap;
  /** the same in standard deviations of the parameter over the population */
  readonly standardised: Bootstrap;
  /** root mean square change per unit of epsilon, in standard deviations; nothing cancels */
  readonly spread: Bootstrap;
  /** latents where the parameter was measured at both ends */
  readonly count: number;
}

const scaled = ({ value, error, interval, bias }: Bootstrap, unit: number): Bootstrap => ({
  value: value / unit, error: error / unit, interval: [interval[0] / unit, interval[1] / unit], bias: bias / unit,
});

const rootMeanSquare = (values: Float64Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

/**
 * The table of entanglement: the change of each parameter per unit of epsilon along each direction,
 * `(p(z + epsilon n) - p(z - epsilon n)) / 2 epsilon`, its mean and root mean square over latents with bootstrap errors,
 * raw and in standard deviations of the parameter (whose own error is not in it). Pass fitted directions, conditional
 * ones, and the axes of `bestDimension` as the baseline of changing one latent dimension at a time.
 *
 * Measures `2 n` latents for each direction, and n more without `deviations`.
 * @param latents [n, d], n at least 2, standard normal draws
 * @param directions by name, each [d] of length 1
 * @param stream draws the resamples
 * @throws ShapeError for what does not fit, or a parameter measured at fewer than two latents; OptionError for an epsilon
 * not above 0; the signal's reason when aborted
 */
export async function entanglement<Direction extends string, Name extends string>(
  latents: Matrix, directions: Readonly<Record<Direction, LatentVector>>, measure: Measure<Name>, stream: Stream,
  options: EntanglementOptions<Name> = {},
): Promise<Change<Direction, Name>[]> {
  const { epsilon = 1, keepNorm = false, deviations, signal, onDirection } = options;
  requireLatents(latents, "the latents", 2);
  if (!(epsilon > 0)) {
    throw new OptionError({ expected: "an epsilon above 0", found: `${epsilon}`, remedy: "The change is taken on both sides." });
  }
  const units = deviations ?? await deviationsOf(latents, measure);
  const changes: Change<Direction, Name>[] = [];
  const named = Object.entries<LatentVector>(directions) as [Direction, LatentVector][];
  for (const [direction, normal] of named) {
    signal?.throwIfAborted();
    const ahead = await measured(measure, shiftLatents(latents, normal, epsilon, { keepNorm }));
    const behind = await measured(measure, shiftLatents(latents, normal, -epsilon, { keepNorm }));
    for (const parameter of Object.keys(ahead) as Name[]) {
      const before = requireParameter(behind, parameter);
      const slopes = ahead[parameter].map((p, i) => (p - before[i]) / (2 * epsilon)).filter((slope) => !Number.isNaN(slope));
      if (slopes.length < 2 || !(units[parameter] > 0)) {
        const found = slopes.length < 2 ? `${slopes.length} along "${direction}"` : `a deviation of ${units[parameter]}`;
        const remedy = "Leave the parameter out, or pass more latents.";
        throw new ShapeError({ expected: `"${parameter}" to vary, and to be measured at two latents or more`, found, remedy });
      }
      const draws = stream.stream(`${parameter} along ${direction}`);
      const change = bootstrap(slopes, mean, draws, options);
      const spread = scaled(bootstrap(slopes, rootMeanSquare, draws, options), units[parameter]);
      changes.push({ direction, parameter, change, standardised: scaled(change, units[parameter]), spread, count: slopes.length });
    }
    await onDirection?.(changes.length / Object.keys(ahead).length, named.length);
  }
  return changes;
}

/**
 * Standard deviation of each parameter over latents, NaN left out: the unit in which changes of different parameters
 * can be compared. @throws ShapeError for a parameter with fewer than two values
 */
export async function deviationsOf<Name extends string>(latents: Matrix, measure: Measure<Name>): Promise<Record<Name, number>> {
  const values = await measured(measure, latents);
  const deviations = Object.entries<Float64Array>(values).map(([name, column]) =>
    [name, standardDeviation(column.filter((value) => !Number.isNaN(value)))]);
  return Object.fromEntries(deviations) as Record<Name, number>;
}
