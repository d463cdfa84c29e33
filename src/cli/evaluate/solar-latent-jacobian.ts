import type { Matrix } from "../../lib/arrays";
import {
  conditionalDirection, correctedWalk, driftRatio, heldDrift, jacobianWalk, shellShare, subspaceBasis, type Directions,
  type LatentVector, type Measure,
} from "../../lib/latent";
import type { Stream } from "../../lib/random";
import {
  DIRECTION_KEYS, type DirectionParameter, type HeldWalkKind, type RecordedHeldWalks, type SolarLatentEvaluation,
} from "../../lib/solar";
import { mean, quantile } from "../../lib/statistics";
import type { Pace } from "./pace";
import { estimate, listed, rounded } from "./solar-latent-rounding";

/** What is held beside the flux, R as `ln(1 + R / kG)`: as Schrijver's R, it spans decades. */
export const HELD = ["r", "psep", "tilt"] as const;
export type WalkedQuantity = "flux" | (typeof HELD)[number];

export interface JacobianSizes {
  /** flux wanted over that of the start, default 1.5 */
  readonly factor?: number;
  /** dimensions of the subspace: the fitted directions, and random ones; default 64 */
  readonly basis?: number;
  /** how many times more a miss of the flux weighs in each step than one of what is held, default 10 */
  readonly emphasis?: number;
  /** starts walked at a time, default 10: a stop is heard between them */
  readonly chunk?: number;
}

/** Ends of one kind of walks. */
interface Walked {
  readonly drift: Float64Array;
  readonly reached: Uint8Array;
  /** flux at the end over that of the start */
  readonly flux: Float64Array;
  readonly shell: number;
  readonly imagesPerStart: number;
}

const KINDS = ["jacobian", "conditional", "unconditional"] as const satisfies readonly HeldWalkKind[];

const perKind = <T>(of: (kind: HeldWalkKind) => T) => Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as Record<HeldWalkKind, T>;

const itemsOf = ({ drift, flux, reached }: Walked): RecordedHeldWalks =>
  ({ drift: listed(drift), flux: listed(flux), reached: Array.from(reached) });

/** Medians over the starts from which every kind of walk reached the flux. */
function commonMedians(walks: Readonly<Record<HeldWalkKind, Walked>>): SolarLatentEvaluation["jacobian"]["medians"] {
  const common = Array.from(walks.jacobian.drift.keys()).filter((i) => KINDS.every((kind) => walks[kind].reached[i] === 1));
  const medianOf = ({ drift }: Walked) => (common.length === 0 ? null : rounded(quantile(common.map((i) => drift[i]), 0.5)));
  return { n: common.length, ...perKind((kind) => medianOf(walks[kind])) };
}

/**
 * Walks that raise the flux by half and hold R, separation and tilt: along the measured Jacobian, against the linear
 * conditional direction (orthogonal to the three) and the unconditional one, both corrected until the flux is there, so
 * that all are compared at an equal change. A walk along the Jacobian that misses the flux counts as an infinite drift:
 * it misses where holding is hard, and would be favoured if such starts were left out.
 */
export async function judgeJacobian(
  latents: Matrix, fitted: Directions<DirectionParameter>, deviations: Readonly<Record<WalkedQuantity, number>>,
  measure: Measure<WalkedQuantity>, stream: Stream, pace: Pace, sizes: JacobianSizes = {},
): Promise<SolarLatentEvaluation["jacobian"]> {
  const { factor = 1.5, basis: dimensions = 64, emphasis = 10, chunk = 10 } = sizes;
  const [n, d] = latents.shape;
  const tolerance = 0.02;
  const start = await measure(latents);
  const wanted = start.flux.map((value) => value + Math.log(factor));
  const known = DIRECTION_KEYS.map((key) => fitted[key].normal);
  const basis = subspaceBasis(d, Math.min(d, dimensions), stream.stream("basis"), known);

  const alongJacobian = async (): Promise<Walked> => {
    const [drift, flux, reached, ends] = [new Float64Array(n), new Float64Array(n), new Uint8Array(n), new Float32Array(n * d)];
    let images = 0;
    for (let first = 0; first < n; first += chunk) {
      const last = Math.min(n, first + chunk);
      const some: Matrix = { data: latents.data.subarray(first * d, last * d), shape: [last - first, d] };
      const walked = await jacobianWalk(some, measure, {
        // of a step that cannot do both, holding a little worse beats missing the flux; the end counts in the same units
        target: "flux", value: wanted.subarray(first, last), hold: HELD, basis, signal: pace.signal,
        deviations: { ...deviations, flux: deviations.flux / emphasis }, tolerance: tolerance * emphasis,
      });
      drift.set(heldDrift(walked, HELD, deviations), first);
      flux.set(walked.end.flux.map((value, i) => Math.exp(value - walked.start.flux[i])), first);
      reached.set(walked.reached, first);
      ends.set(walked.latents.data, first * d);
      images += walked.evaluations;
      await pace.turn("walks along the Jacobian", last, n);
    }
    return { drift, flux, reached, shell: shellShare({ data: ends, shape: [n, d] }).share, imagesPerStart: images / n };
  };
  const alongLine = async (direction: LatentVector): Promise<Walked> => {
    const walked = await correctedWalk(latents, direction, wanted, "flux", measure, {
      tolerance: tolerance * deviations.flux, signal: pace.signal,
    });
    const end = await measure(walked.latents);
    return {
      drift: heldDrift({ start, end }, HELD, deviations), reached: walked.reached,
      flux: end.flux.map((value, i) => Math.exp(value - start.flux[i])),
      shell: shellShare(walked.latents).share, imagesPerStart: mean(Array.from(walked.evaluations)),
    };
  };

  const jacobian = await alongJacobian();
  pace.say("walks along conditional directions");
  const conditional = await alongLine(conditionalDirection(fitted, "tuf", HELD));
  const unconditional = await alongLine(fitted.tuf.normal);
  const walks = { jacobian, conditional, unconditional };
  const over = (reference: "conditional" | "unconditional") =>
    estimate(driftRatio(jacobian, walks[reference], stream.stream(`ratio to ${reference}`)));
  const overReached = (reference: "conditional" | "unconditional") => {
    const count = jacobian.reached.filter((one, i) => one === 1 && walks[reference].reached[i] === 1).length;
    if (count < 2) return null;
    const ratio = driftRatio(jacobian, walks[reference], stream.stream(`reached ratio to ${reference}`), { misses: "left-out" });
    return { ...estimate(ratio), n: ratio.count };
  };
  return {
    factor, latents: n, basis: basis.length, emphasis, hold: HELD, tolerance,
    deviations: { flux: rounded(deviations.flux), r: rounded(deviations.r), psep: rounded(deviations.psep), tilt: rounded(deviations.tilt) },
    ratio: over("conditional"), ratioReached: overReached("conditional"),
    unconditionalRatio: over("unconditional"), unconditionalRatioReached: overReached("unconditional"),
    medians: commonMedians(walks),
    reached: perKind((kind) => rounded(mean(Array.from(walks[kind].reached)))),
    imagesPerStart: perKind((kind) => rounded(walks[kind].imagesPerStart)),
    shell: perKind((kind) => rounded(walks[kind].shell)),
    items: perKind((kind) => itemsOf(walks[kind])),
  };
}
