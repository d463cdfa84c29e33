import type { Matrix } from "../../lib/arrays";
import {
  calibrateWalk, correctedWalk, shellShare, shiftLatents, type CalibrationInputs, type LatentVector, type Measure,
} from "../../lib/latent";
import type { Stream } from "../../lib/random";
import type { OneShotWalks, SolarLatentEvaluation } from "../../lib/solar";
import { bootstrap, mean, quantile } from "../../lib/statistics";
import type { Pace } from "./pace";
import { estimate, listed, rounded } from "./solar-latent-rounding";

/** From slightly below the start to far beyond a doubling. */
const EPSILONS = Float64Array.from({ length: 13 }, (_, k) => k - 2);
const median = (values: Float64Array) => quantile(values, 0.5);

/** `|flux / wanted - 1|` from logarithms; infinite where a walk has no end. */
const relativeErrors = (found: Float64Array, wanted: Float64Array) =>
  found.map((value, i) => (Number.isNaN(value) ? Infinity : Math.abs(Math.exp(value - wanted[i]) - 1)));

/** The bootstrap of a median that stays finite while fewer than half of the walks have no end. */
export function medianError(errors: Float64Array, stream: Stream) {
  // a number beyond any error of interest: resamples of infinities have no spread
  const most = errors.map((error) => Math.min(error, 1e3));
  return estimate(bootstrap(most, median, stream));
}

export interface FluxSizes {
  /** flux wanted over that of the start, default 2 */
  readonly factor?: number;
}

interface OneShot {
  readonly walks: OneShotWalks;
  readonly epsilon: Float64Array;
  readonly errors: Float64Array;
  readonly ends: Matrix;
  readonly target: Float64Array;
}

/**
 * Doubles the unsigned flux of many regions: by one step whose epsilon a calibration foretells, nothing being generated
 * after it, with three amounts of knowledge of the start; and by a walk that measures and corrects. One patch in the
 * generator's sky has one pixel area, so the flux doubles when TUF does; the calibrated quantity is its logarithm.
 * @param calibrating latents to calibrate with; `trying` others
 */
export async function judgeFlux(
  { calibrating, trying }: { readonly calibrating: Matrix; readonly trying: Matrix }, direction: LatentVector,
  measure: Measure<"flux">, stream: Stream, pace: Pace, { factor = 2 }: FluxSizes = {},
): Promise<Omit<SolarLatentEvaluation["flux"], "others">> {
  const oneShot = async (inputs: CalibrationInputs, target: Float64Array): Promise<OneShot> => {
    pace.say(`calibration of epsilon by ${inputs}`);
    const calibration = await calibrateWalk(calibrating, direction, "flux", measure, { inputs, epsilons: EPSILONS, signal: pace.signal });
    const starts = await calibration.measureStarts(trying);
    const epsilon = calibration.epsilonFor(starts, target);
    const ends = shiftLatents(trying, direction, epsilon.map((step) => (Number.isNaN(step) ? 0 : step)));
    const { flux } = await measure(ends);
    const errors = relativeErrors(flux.map((value, i) => (Number.isNaN(epsilon[i]) ? NaN : value)), target);
    const ninth = quantile(errors.map((error) => Math.min(error, Number.MAX_VALUE)), 0.9);
    return {
      epsilon, errors, ends, target,
      walks: {
        error: medianError(errors, stream.stream(`error by ${inputs}`)),
        ninth: ninth < Number.MAX_VALUE / 2 ? rounded(ninth) : null,
        unreached: errors.filter((error) => error === Infinity).length,
        imagesPerStart: calibration.imagesPerStart,
      },
    };
  };

  const { flux: start } = await measure(trying);
  const target = start.map((value) => value + Math.log(factor));
  const derivatives = await oneShot("derivatives", target);
  const value = await oneShot("value", target);
  const latent = await oneShot("latent", target);
  pace.say("corrected walks");
  const corrected = await correctedWalk(trying, direction, target, "flux", measure, { guess: derivatives.epsilon, signal: pace.signal });
  const n = trying.shape[0];
  const { share, low, high } = shellShare(derivatives.ends);
  return {
    factor, latents: n, calibrated: calibrating.shape[0],
    oneShot: { derivatives: derivatives.walks, value: value.walks, latent: latent.walks },
    corrected: {
      error: medianError(relativeErrors(corrected.value, target), stream.stream("error when corrected")),
      reached: rounded(mean(Array.from(corrected.reached))),
      imagesPerStart: rounded(mean(Array.from(corrected.evaluations))),
    },
    shell: { share: rounded(share), error: rounded(Math.sqrt((share * (1 - share)) / n)), low: rounded(low), high: rounded(high) },
    items: { epsilon: listed(derivatives.epsilon), error: listed(derivatives.errors) },
  };
}
