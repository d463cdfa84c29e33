import { ShapeError } from "../../errors";
import type { Stream } from "../../random";
import { bootstrap, mean, type BootstrapOptions } from "../../statistics";
import { shareOf, type ShareEstimate } from "./share-of";
import { perSweepRow, type SweepRowName } from "./sweep-rows";
import { SWEEP_REACH } from "./sweep-statements";

/**
 * What stands beside the statements of Figure 5, without a gate. TUF orthogonal to R is U-shaped in R, so that the whole
 * walk of "r-decoupled", from epsilon = -3 to 3, hides a gain that the half walk, from the region itself on, shows.
 */
export const SWEEP_BESIDE = {
  "r-decoupled-half": { what: `R gained per TUF gained from 0 to ${SWEEP_REACH} along TUF orthogonal to R, over that along TUF` },
  "r-gained-half": { what: `mean R gained from 0 to ${SWEEP_REACH} along TUF, kG` },
  "r-gained-half-without-r": { what: `mean R gained from 0 to ${SWEEP_REACH} along TUF orthogonal to R, kG` },
  "r-grows-half": { what: `share of walks from 0 to ${SWEEP_REACH} along TUF on which R grows` },
  "r-grows-half-without-r": { what: `share of walks from 0 to ${SWEEP_REACH} along TUF orthogonal to R on which R grows` },
  "polarity-kept-unconditioned": { what: "share of walks along PSEP, nothing held, that keep the polarity" },
  "psep-grows": { what: "share of walks along PSEP on which PSEP grows" },
  "psep-grows-without-polarity-r": { what: "share of walks along PSEP orthogonal to polarity and R on which PSEP grows" },
  "r-change-without-polarity-r": {
    what: "root mean square change of R along PSEP orthogonal to polarity and R, over that along PSEP",
  },
} as const;

export type SweepBesideName = keyof typeof SWEEP_BESIDE;

const MEASURED = ["polarity", "psep", "r", "tuf"] as const;

/** Parameters on walks: for each, a row of values for each latent, at epsilon = 0 in its middle. */
export type SweepValues = Readonly<Record<(typeof MEASURED)[number], Float64Array>>;

/** Each with its standard error, 95 % interval and the walks that it rests on. */
export type SweepBeside = Readonly<Record<SweepBesideName, ShareEstimate>>;

const squares = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0);

/**
 * The numbers of {@link SWEEP_BESIDE}; errors of shares are binomial, the others come from resampling latents. Walks
 * that lack a polarity at an end are left out, of a ratio where they do so on either of its sides.
 * @param rows of each of Figure 5's rows the parameters, `steps` values for each latent, of the same latents
 * @param steps values on each walk, odd and at least 3: the first, the middle and the last count
 * @throws ShapeError for lists that do not fit, or fewer than two walks measured at both ends
 */
export function sweepBeside(
  rows: Readonly<Record<SweepRowName, SweepValues>>, steps: number, stream: Stream, options: BootstrapOptions = {},
): SweepBeside {
  const length = rows.tuf.tuf.length;
  const odd = Object.entries(rows).find(([, values]) => MEASURED.some((name) => values[name]?.length !== length));
  if (!(Number.isInteger(steps) && steps >= 3 && steps % 2 === 1) || length % steps !== 0 || odd !== undefined) {
    const found = odd === undefined ? `${length} values in steps of ${steps}` : `other lengths in the row "${odd[0]}"`;
    const expected = "values of polarity, psep, r and tuf on walks of the same latents in every row, an odd number on each";
    throw new ShapeError({ expected, found, remedy: "Measure all rows at the same epsilons, 0 in their middle." });
  }
  const n = length / steps;
  const half = (steps - 1) / 2;
  const change = (values: Float64Array, from: number) =>
    Array.from({ length: n }, (_, i) => values[(i + 1) * steps - 1] - values[i * steps + from]);
  const grows = (changes: readonly number[]) => shareOf(changes.filter((one) => !Number.isNaN(one)).map((one) => one > 0));
  const resampled = (name: SweepBesideName, lists: readonly (readonly number[])[], statistic: (...some: number[][]) => number): ShareEstimate => {
    const whole = Array.from({ length: n }, (_, i) => i).filter((i) => lists.every((list) => !Number.isNaN(list[i])));
    const of = (latents: ArrayLike<number>) => statistic(...lists.map((list) => Array.from(latents, (i) => list[i])));
    const { value, error, interval } = bootstrap(whole, of, stream.stream(name), options);
    return { value, error, interval, n: whole.length };
  };

  const along = perSweepRow((row) => ({ r: change(rows[row].r, 0), psep: change(rows[row].psep, 0) }));
  const [free, held] = (["tuf", "tuf-without-r"] as const).map((row) => ({ r: change(rows[row].r, half), tuf: change(rows[row].tuf, half) }));
  const { polarity } = rows.psep;
  const kept = Array.from({ length: n }, (_, i) => [polarity[i * steps], polarity[(i + 1) * steps - 1]] as const)
    .filter((ends) => !ends.some(Number.isNaN)).map(([start, end]) => start > 0 === end > 0);
  return {
    "r-decoupled-half": resampled("r-decoupled-half", [held.r, held.tuf, free.r, free.tuf],
      (heldR, heldTuf, r, tuf) => mean(heldR) / mean(heldTuf) / (mean(r) / mean(tuf))),
    "r-gained-half": resampled("r-gained-half", [free.r], mean),
    "r-gained-half-without-r": resampled("r-gained-half-without-r", [held.r], mean),
    "r-grows-half": grows(free.r),
    "r-grows-half-without-r": grows(held.r),
    "polarity-kept-unconditioned": shareOf(kept),
    "psep-grows": grows(along.psep.psep),
    "psep-grows-without-polarity-r": grows(along["psep-without-polarity-r"].psep),
    "r-change-without-polarity-r": resampled("r-change-without-polarity-r", [along["psep-without-polarity-r"].r, along.psep.r],
      (conditioned, unconditioned) => Math.sqrt(squares(conditioned) / squares(unconditioned))),
  };
}
