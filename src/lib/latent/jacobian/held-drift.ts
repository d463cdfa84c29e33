import { OptionError, ShapeError } from "../../errors";
import type { Stream } from "../../random";
import { bootstrap, quantile, type Bootstrap, type BootstrapOptions } from "../../statistics";
import { requireParameter, type Measurements } from "../measure";

/** Held parameters at the start and at the end of walks. */
export interface WalkEnds<Name extends string = string> {
  readonly start: Measurements<Name>;
  readonly end: Measurements<Name>;
}

/**
 * How far held parameters drifted on each walk: the root mean square over the parameters of
 * `(p(end) - p(start)) / deviation`; NaN where one could not be measured.
 * @param deviations of each held parameter over many latents
 * @throws ShapeError for a parameter that was not measured; OptionError for a deviation not above 0, or nothing held
 */
export function heldDrift<Name extends string>(
  { start, end }: WalkEnds<Name>, hold: readonly Name[], deviations: Readonly<Record<Name, number>>,
): Float64Array {
  const odd = hold.find((name) => !(deviations[name] > 0));
  if (hold.length === 0 || odd !== undefined) {
    const found = odd === undefined ? "none held" : `${deviations[odd]} for "${odd}"`;
    throw new OptionError({ expected: "held parameters with deviations above 0", found, remedy: "Measure them over many latents." });
  }
  const columns = hold.map((name) => ({ from: requireParameter(start, name), to: requireParameter(end, name), unit: deviations[name] }));
  return columns[0].from.map((_, i) =>
    Math.sqrt(columns.reduce((sum, { from, to, unit }) => sum + ((to[i] - from[i]) / unit) ** 2, 0) / columns.length));
}

/** Drift of one kind of walk over that of another from the same starts. */
export interface DriftRatio extends Bootstrap {
  /** medians over the walks compared */
  readonly medians: readonly [drift: number, reference: number];
  /** walks where both drifts are known */
  readonly count: number;
}

/**
 * Ratio of the median drifts of two kinds of walks from the same starts, which changed the target equally: below 1 the
 * first holds the others better. Starts are resampled in pairs. Give NaN to walks that missed the target.
 * @param drift n values; `reference` n values, of the same starts
 * @throws ShapeError for different counts, or fewer than two starts with both
 */
export function driftRatio(drift: Float64Array, reference: Float64Array, stream: Stream, options: BootstrapOptions = {}): DriftRatio {
  const both = Array.from(drift.keys()).filter((i) => Number.isFinite(drift[i]) && Number.isFinite(reference[i]));
  if (drift.length !== reference.length || both.length < 2) {
    const found = `${drift.length} and ${reference.length} drifts, ${both.length} known on both sides`;
    throw new ShapeError({ expected: "at least two starts with a drift of either kind", found, remedy: "Pass drifts of the same starts." });
  }
  const medianOf = (values: Float64Array, starts: ArrayLike<number>) => quantile(Float64Array.from(starts, (i) => values[i]), 0.5);
  const ratio = (starts: ArrayLike<number>) => medianOf(drift, starts) / medianOf(reference, starts);
  return {
    ...bootstrap(both, ratio, stream, options),
    medians: [medianOf(drift, both), medianOf(reference, both)], count: both.length,
  };
}
