import { ShapeError } from "../../errors";
import type { Stream } from "../../random";
import { bootstrap, type BootstrapOptions } from "../../statistics";
import type { DirectionParameter } from "./direction-parameters";
import { shareOf, type ShareEstimate } from "./share-of";
import { perSweepRow, type SweepRowName } from "./sweep-rows";

/** Half the length of the walks that the statements are about, in units of the latents. */
export const SWEEP_REACH = 3;

/**
 * What Figure 5 shows, as numbers over random latents, each walked from epsilon = -3 to 3 along a row's direction. The
 * paper shows one region; a statement about all needs a gate, set at four walks in five, and for the flip at more than
 * half: a walk to one side turns only those regions that start on the other.
 * - "r-grows": along TUF, the share of walks at whose end R is larger than at their start; at least 0.8.
 * - "r-decoupled": R gained per TUF gained, `mean(R_end - R_start) / mean(TUF_end - TUF_start)`, along TUF orthogonal
 *   to R over that along TUF; reduced, but not gone: from 0 to 0.8.
 * - "polarity-flips": along PSEP, the share of walks whose ends differ in which pole lies to the right; at least 0.5.
 * - "polarity-kept": along PSEP orthogonal to polarity and R, the share of walks whose ends agree in it; at least 0.8.
 */
export const SWEEP_STATEMENTS = {
  "r-grows": { what: "share of walks along TUF on which R grows", direction: "at-least", target: 0.8 },
  "r-decoupled": {
    what: "R gained per TUF gained along TUF orthogonal to R, over that along TUF", direction: "within", target: [0, 0.8],
  },
  "polarity-flips": { what: "share of walks along PSEP on which the polarity flips", direction: "at-least", target: 0.5 },
  "polarity-kept": {
    what: "share of walks along PSEP orthogonal to polarity and R that keep the polarity", direction: "at-least", target: 0.8,
  },
} as const;

export type SweepStatementName = keyof typeof SWEEP_STATEMENTS;

/** Parameters at walks' ends: for each, a row of values for each latent, the walk's start first and its end last. */
export type SweepEnds = Readonly<Record<"polarity" | "r" | "tuf", Float64Array>>;

/** n: walks measured at both ends. */
export type SweepStatement = ShareEstimate;

export interface SweepStatements {
  readonly statements: Readonly<Record<SweepStatementName, SweepStatement>>;
  /** share of walks on which the polarity flips, along every row */
  readonly flips: Readonly<Record<SweepRowName, SweepStatement>>;
}

/** Start and end of one parameter on each walk. */
function endsOf(values: Float64Array, steps: number): readonly (readonly [start: number, end: number])[] {
  return Array.from({ length: values.length / steps }, (_, i) => [values[i * steps], values[(i + 1) * steps - 1]] as const);
}

const isMeasured = (pair: readonly [number, number]) => !pair.some(Number.isNaN);

/**
 * The four statements of Figure 5 as {@link SWEEP_STATEMENTS} defines them; errors of shares are binomial, that
 * of the ratio comes from resampling latents. Walks that lack a polarity at an end are left out.
 * @param rows of each of Figure 5's rows the parameters, `steps` values for each latent, of the same latents
 * @param steps values on each walk, at least 2; the first and the last count
 * @throws ShapeError for lists that do not fit, or fewer than two walks measured at both ends
 */
export function sweepStatements(
  rows: Readonly<Record<SweepRowName, SweepEnds>>, steps: number, stream: Stream, options: BootstrapOptions = {},
): SweepStatements {
  const length = rows.tuf.tuf.length;
  const names = ["polarity", "r", "tuf"] as const satisfies readonly DirectionParameter[];
  const odd = Object.entries(rows).find(([, values]) => names.some((name) => values[name]?.length !== length));
  if (!(Number.isInteger(steps) && steps >= 2) || length % steps !== 0 || odd !== undefined) {
    const found = odd === undefined ? `${length} values in steps of ${steps}` : `other lengths in the row "${odd[0]}"`;
    throw new ShapeError({ expected: "values of polarity, r and tuf on walks of the same latents in every row", found, remedy: "Measure all rows at the same epsilons." });
  }
  const pairs = perSweepRow((row) => {
    const [polarity, r, tuf] = names.map((name) => endsOf(rows[row][name], steps));
    return { polarity, r, tuf };
  });
  const turned = (row: SweepRowName) => pairs[row].polarity.filter(isMeasured).map(([start, end]) => start > 0 !== end > 0);

  const gains = (row: SweepRowName, name: "r" | "tuf") => pairs[row][name].map(([start, end]) => end - start);
  const gained = { r: gains("tuf", "r"), tuf: gains("tuf", "tuf"), heldR: gains("tuf-without-r", "r"), heldTuf: gains("tuf-without-r", "tuf") };
  const whole = Array.from(gained.r.keys()).filter((i) => Object.values(gained).every((gain) => !Number.isNaN(gain[i])));
  const ratio = (latents: Float64Array) => {
    const total = (gain: readonly number[]) => latents.reduce((sum, i) => sum + gain[i], 0);
    return total(gained.heldR) / total(gained.heldTuf) / (total(gained.r) / total(gained.tuf));
  };
  const flips = perSweepRow((row) => shareOf(turned(row)));
  const { value, error, interval } = bootstrap(whole, ratio, stream.stream("r decoupled"), options);
  return {
    flips,
    statements: {
      "r-grows": shareOf(pairs.tuf.r.filter(isMeasured).map(([start, end]) => end > start)),
      "r-decoupled": { value, error, interval, n: whole.length },
      "polarity-flips": flips.psep,
      "polarity-kept": shareOf(turned("psep-without-polarity-r").map((flip) => !flip)),
    },
  };
}
