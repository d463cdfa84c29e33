import type { Matrix } from "../../lib/arrays";
import { calibrateTarget, chooseRows, walkTo, type Directions, type Measure } from "../../lib/latent";
import type { Stream } from "../../lib/random";
import { shareOf, type DirectionParameter, type RecordedMultiples, type SolarLatentEvaluation } from "../../lib/solar";
import { mean } from "../../lib/statistics";
import type { Pace } from "./pace";
import { medianError } from "./solar-latent-flux";
import { estimate, rounded } from "./solar-latent-rounding";

/** How many times its value each quantity is to have. */
const MULTIPLES = { r: 2, psep: 1.2 } as const;
type Multiplied = keyof typeof MULTIPLES;

const EPSILONS = Float64Array.from({ length: 13 }, (_, k) => k - 2);

export interface MultipleSizes {
  /** latents to calibrate with, and to walk from, at most; default 100 */
  readonly latents?: number;
}

/**
 * Doubles R and moves the polarities apart by a fifth, as walks to a value in a physical unit do: by one step that a
 * calibration foretells, and by a walk that measures and corrects. A walk whose step no calibration foretells has an
 * infinite error; one that corrects counts by where it ended, as walks of the flux do.
 * @param calibrating latents to calibrate with; `trying` others
 */
export async function judgeMultiples(
  { calibrating, trying }: { readonly calibrating: Matrix; readonly trying: Matrix }, directions: Directions<DirectionParameter>,
  measure: Measure<DirectionParameter>, stream: Stream, pace: Pace, { latents: most = 100 }: MultipleSizes = {},
): Promise<SolarLatentEvaluation["flux"]["others"]> {
  const firstOf = (some: Matrix) => chooseRows(some, Array.from({ length: Math.min(most, some.shape[0]) }, (_, i) => i));
  const [known, candidates] = [firstOf(calibrating), firstOf(trying)];
  const values = await measure(candidates);

  const judge = async (name: Multiplied): Promise<RecordedMultiples> => {
    const whole = Array.from(values[name].keys()).filter((i) => values[name][i] > 0);
    const latents = chooseRows(candidates, whole);
    const goals = Float64Array.from(whole, (i) => MULTIPLES[name] * values[name][i]);
    const quantities = { measure: (rows: Matrix) => measure(rows), directions };
    const target = { [name]: goals };
    const { signal } = pace;
    const relative = (found: Float64Array, counts: (i: number) => boolean) =>
      found.map((value, i) => (value > 0 && counts(i) ? Math.abs(value / goals[i] - 1) : Infinity));

    pace.say(`calibration of epsilon for ${name}`);
    const calibration = await calibrateTarget(known, name, quantities, undefined, { epsilons: EPSILONS, signal });
    const oneShot = await walkTo({ latents }, target, quantities, { method: "one-shot", calibration, signal });
    const there = await measure(oneShot.latents);
    pace.say(`corrected walks of ${name}`);
    const corrected = await walkTo({ latents }, target, quantities, { calibration, signal });
    const error = (errors: Float64Array, kind: string) => medianError(errors, stream.stream(`${kind}, ${name}`));
    const share = (reached: Uint8Array) => ({ ...estimate(shareOf(reached)), n: reached.length });
    return {
      factor: MULTIPLES[name], latents: whole.length,
      oneShot: { error: error(relative(there[name], (i) => oneShot.reached[i] === 1), "one-shot"), reached: share(oneShot.reached) },
      corrected: {
        error: error(relative(corrected.value, () => true), "corrected"), reached: share(corrected.reached),
        imagesPerStart: rounded(mean(Array.from(corrected.images))),
      },
    };
  };
  return { r: await judge("r"), psep: await judge("psep") };
}
