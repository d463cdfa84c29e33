import type { Matrix } from "../../lib/arrays";
import {
  conditionalDirection, correctedWalk, driftRatio, heldDrift, jacobianWalk, shellShare, subspaceBasis, type Directions,
  type LatentVector, type Measure,
} from "../../lib/latent";
import type { Stream } from "../../lib/random";
import { DIRECTION_KEYS, type DirectionParameter, type SolarLatentEvaluation } from "../../lib/solar";
import { mean, quantile } from "../../lib/statistics";
import type { Pace } from "./pace";
import { estimate, listed, rounded } from "./solar-latent-rounding";

/** What is held beside the flux, R as `ln(1 + R / kG)`: as Schrijver's R, it spans decades. */
export const HELD = ["r", "psep", "tilt"] as const;
export type WalkedQuantity = "flux" | (typeof HELD)[number];

export interface JacobianSizes {
  /** flux wanted over that of the start, default 1.5 */
  readonly factor?: number;
  /** dimensions of the subspace: the fitted directions, and random ones; default 32 */
  readonly basis?: number;
  /** starts walked at a time, default 10: a stop is heard between them */
  readonly chunk?: number;
}

/** Ends of one kind of walks. */
interface Walked {
  readonly drift: Float64Array;
  readonly reached: Uint8Array;
  readonly shell: number;
  readonly imagesPerStart: number;
}

const reachedOnly = ({ drift, reached }: Walked) => drift.map((value, i) => (reached[i] === 1 ? value : NaN));

function medianOf(walked: Walked): number | null {
  const known = reachedOnly(walked).filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : rounded(quantile(known, 0.5));
}

/**
 * Walks that raise the flux by half and hold R, separation and tilt: along the measured Jacobian, against the linear
 * conditional direction (orthogonal to the three) and the unconditional one, both corrected until the flux is there, so
 * that all are compared at an equal change. Walks that miss the flux on either side are left out of the ratio.
 */
export async function judgeJacobian(
  latents: Matrix, fitted: Directions<DirectionParameter>, deviations: Readonly<Record<WalkedQuantity, number>>,
  measure: Measure<WalkedQuantity>, stream: Stream, pace: Pace, sizes: JacobianSizes = {},
): Promise<SolarLatentEvaluation["jacobian"]> {
  const { factor = 1.5, basis: dimensions = 32, chunk = 10 } = sizes;
  const [n, d] = latents.shape;
  const tolerance = 0.02;
  const start = await measure(latents);
  const wanted = start.flux.map((value) => value + Math.log(factor));
  const known = DIRECTION_KEYS.map((key) => fitted[key].normal);
  const basis = subspaceBasis(d, Math.min(d, dimensions), stream.stream("basis"), known);

  const alongJacobian = async (): Promise<Walked> => {
    const [drift, reached, ends] = [new Float64Array(n), new Uint8Array(n), new Float32Array(n * d)];
    let images = 0;
    for (let first = 0; first < n; first += chunk) {
      const last = Math.min(n, first + chunk);
      const some: Matrix = { data: latents.data.subarray(first * d, last * d), shape: [last - first, d] };
      const walked = await jacobianWalk(some, measure, {
        target: "flux", value: wanted.subarray(first, last), hold: HELD, deviations, basis, tolerance, signal: pace.signal,
      });
      drift.set(heldDrift(walked, HELD, deviations), first);
      reached.set(walked.reached, first);
      ends.set(walked.latents.data, first * d);
      images += walked.evaluations;
      await pace.turn("walks along the Jacobian", last, n);
    }
    return { drift, reached, shell: shellShare({ data: ends, shape: [n, d] }).share, imagesPerStart: images / n };
  };
  const alongLine = async (direction: LatentVector): Promise<Walked> => {
    const walked = await correctedWalk(latents, direction, wanted, "flux", measure, {
      tolerance: tolerance * deviations.flux, signal: pace.signal,
    });
    const drift = heldDrift({ start, end: await measure(walked.latents) }, HELD, deviations);
    return { drift, reached: walked.reached, shell: shellShare(walked.latents).share, imagesPerStart: mean(Array.from(walked.evaluations)) };
  };

  const jacobian = await alongJacobian();
  pace.say("walks along conditional directions");
  const conditional = await alongLine(conditionalDirection(fitted, "tuf", HELD));
  const unconditional = await alongLine(fitted.tuf.normal);
  const drifts = [reachedOnly(jacobian), reachedOnly(conditional)] as const;
  const compared = drifts[0].filter((drift, i) => Number.isFinite(drift) && Number.isFinite(drifts[1][i])).length;
  const reached = (walked: Walked) => rounded(mean(Array.from(walked.reached)));
  return {
    factor, latents: n, basis: basis.length, hold: HELD, compared,
    ratio: compared < 2 ? null : estimate(driftRatio(...drifts, stream.stream("ratio"))),
    medians: { jacobian: medianOf(jacobian), conditional: medianOf(conditional), unconditional: medianOf(unconditional) },
    reached: { jacobian: reached(jacobian), conditional: reached(conditional), unconditional: reached(unconditional) },
    imagesPerStart: { jacobian: rounded(jacobian.imagesPerStart), conditional: rounded(conditional.imagesPerStart) },
    shell: { jacobian: rounded(jacobian.shell), conditional: rounded(conditional.shell) },
    items: { jacobian: listed(drifts[0]), conditional: listed(drifts[1]) },
  };
}
