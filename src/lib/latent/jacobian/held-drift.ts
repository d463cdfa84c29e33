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

/** How walks of one kind ended. */
export interface HeldWalks {
  /** of each start, see {@link heldDrift} */
  readonly drift: Float64Array;
  /** 1 where the target was reached, else 0 */
  readonly reached: Uint8Array;
}

export interface DriftRatioOptions extends BootstrapOptions {
  /**
   * what becomes of starts from which one kind misses the target: "counted" (default), as infinite where it is the first
   * kind and as 0 where it is the reference alone; or "left-out", which favours a kind that misses where holding is hard
   */
  readonly misses?: "counted" | "left-out";
}

/** Drift of one kind of walk over that of another from the same starts. */
export interface DriftRatio extends Bootstrap {
  /** starts that the median is over */
  readonly count: number;
}

/** Stands for infinity: resamples of infinities have no spread. */
const INFINITE_RATIO = 1e3;

/**
 * Median over starts of the drift on a walk of one kind over that on a walk of another from the same start, which change
 * the target equally: below 1 the first holds the others better. Ratios beyond 1000, infinite ones too, count as 1000.
 * Starts are resampled with both their walks.
 * @param walks n of one kind; `reference` n from the same starts
 * @throws ShapeError for different counts, or fewer than two starts to compare
 */
export function driftRatio(walks: HeldWalks, reference: HeldWalks, stream: Stream, options: DriftRatioOptions = {}): DriftRatio {
  const { misses = "counted", ...others } = options;
  const [n, m] = [walks.drift.length, reference.drift.length];
  const arrives = (of: HeldWalks, i: number) => of.reached[i] === 1 && !Number.isNaN(of.drift[i]);
  const compared = Array.from(walks.drift.keys()).filter((i) => misses === "counted" || (arrives(walks, i) && arrives(reference, i)));
  if (n !== m || compared.length < 2) {
    const found = `${n} and ${m} walks, ${compared.length} starts to compare`;
    throw new ShapeError({ expected: "at least two starts with a walk of either kind", found, remedy: "Pass walks from the same starts." });
  }
  const ratios = compared.map((i) => {
    if (!arrives(walks, i)) return INFINITE_RATIO;
    if (!arrives(reference, i) || walks.drift[i] === 0) return 0;
    return Math.min(INFINITE_RATIO, walks.drift[i] / reference.drift[i]);
  });
  return { ...bootstrap(ratios, (some) => quantile(some, 0.5), stream, others), count: compared.length };
}
