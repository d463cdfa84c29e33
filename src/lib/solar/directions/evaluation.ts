import type { DirectionParameter } from "./direction-parameters";
import type { Estimate, ShareEstimate } from "./share-of";
import type { SweepBeside } from "./sweep-beside";
import type { SweepRowName } from "./sweep-rows";
import type { SweepStatements } from "./sweep-statements";

/** The boundary of one parameter in latent space. */
export interface RecordedDirection {
  /** of length 1 */
  readonly normal: readonly number[];
  /** `normal . z + bias` is 0 on the boundary; in units of the latents */
  readonly bias: number;
  readonly rule: "median" | "sign";
  /** the label says whether the parameter is above it, in the parameter's unit */
  readonly threshold: number;
  /** share of the held-out latents on the right side */
  readonly accuracy: Estimate;
  readonly trainAccuracy: number;
  /** accuracy of always naming the larger class */
  readonly baseline: number;
  /** of the one latent dimension that tells most, chosen and judged on all latents, which favours it */
  readonly dimension: { readonly index: number; readonly accuracy: Estimate };
  readonly counts: { readonly train: number; readonly heldOut: number; readonly unmeasured: number };
  /** of all latents in order whether the parameter is above the threshold: "1", "0", or "-" where it was not measured */
  readonly labels: string;
}

/** Change of a parameter along a direction, per unit of epsilon. */
export interface RecordedChange {
  readonly direction: string;
  readonly parameter: DirectionParameter;
  /** mean, in the parameter's unit */
  readonly change: Estimate;
  /** mean, in standard deviations of the parameter over the population */
  readonly standardised: Estimate;
  /** root mean square, in the same; changes of either sign do not cancel */
  readonly spread: Estimate;
  readonly count: number;
}

/** Quartiles of a parameter over many walks, at each epsilon. */
export interface Quartiles {
  readonly low: readonly number[];
  readonly median: readonly number[];
  readonly high: readonly number[];
}

/** What walks that hold others go along. */
export type HeldWalkKind = "conditional" | "jacobian" | "unconditional";

/** Each walk from the same starts in order, those that missed too; null only where a patch could not be measured. */
export interface RecordedHeldWalks {
  /** root mean square drift of the held quantities, in standard deviations */
  readonly drift: readonly (number | null)[];
  /** flux at the end over that of the start */
  readonly flux: readonly (number | null)[];
  /** 1 where the flux was reached, else 0 */
  readonly reached: readonly number[];
}

/** How walks ended that were to multiply a quantity beside the flux. */
export interface RecordedMultiples {
  readonly factor: number;
  /** starts where it is above 0; the shares are of these */
  readonly latents: number;
  /** by one step whose epsilon a calibration foretells, three patches being generated before and none after it */
  readonly oneShot: { readonly error: Estimate; readonly reached: ShareEstimate };
  /** by a walk that measures and corrects */
  readonly corrected: { readonly error: Estimate; readonly reached: ShareEstimate; readonly imagesPerStart: number };
}

/** How walks that were to multiply the flux ended. */
export interface OneShotWalks {
  /** median relative error of the flux; walks that had no epsilon count as wrong by a factor of 1000 */
  readonly error: Estimate;
  /** 90 % quantile of it, null when a tenth or more had no epsilon */
  readonly ninth: number | null;
  /** latents for which no epsilon was found */
  readonly unreached: number;
  /** patches generated of a start before its epsilon is known; none is after it */
  readonly imagesPerStart: number;
}

/** What `results/solar-latent.json` holds. */
export interface SolarLatentEvaluation {
  readonly name: "solar-latent";
  /** sha256 of the weights */
  readonly checkpoint: string;
  readonly preset: string;
  readonly seed: number;
  /** latents of the population */
  readonly n: number;
  /** mean and standard deviation of each parameter over the population */
  readonly population: Readonly<Record<DirectionParameter, { readonly mean: number; readonly deviation: number }>>;
  readonly directions: Readonly<Record<DirectionParameter, RecordedDirection>>;
  /** cosines of the angles between the normals of all pairs of directions */
  readonly cosines: Readonly<Record<DirectionParameter, Readonly<Record<DirectionParameter, number>>>>;
  /** walks along the rows of Figure 5 from other latents */
  readonly sweeps: SweepStatements & {
    readonly latents: number;
    readonly epsilons: readonly number[];
    /** what stands beside the statements, without a gate */
    readonly beside: SweepBeside;
    readonly curves: Readonly<Record<SweepRowName, Readonly<Record<DirectionParameter, Quartiles>>>>;
  };
  /** changes between epsilon = -1 and 1, along fitted directions, conditional ones and single latent dimensions */
  readonly entanglement: { readonly latents: number; readonly changes: readonly RecordedChange[] };
  /** walks that are to multiply the unsigned flux */
  readonly flux: {
    readonly factor: number;
    readonly latents: number;
    /** latents that the walks were calibrated with */
    readonly calibrated: number;
    readonly oneShot: Readonly<Record<"derivatives" | "latent" | "value", OneShotWalks>>;
    readonly corrected: { readonly error: Estimate; readonly reached: number; readonly imagesPerStart: number };
    /** share of the one-shot ends (inputs "derivatives") inside the shell that holds 95 % of all latents, low … high */
    readonly shell: { readonly share: number; readonly error: number; readonly low: number; readonly high: number };
    /** walks that double R, or put the polarities a fifth farther apart, from fewer latents; errors as those of the flux */
    readonly others: Readonly<Record<"psep" | "r", RecordedMultiples>>;
    /** of each one-shot walk: epsilon and relative error, null where none was found */
    readonly items: { readonly epsilon: readonly (number | null)[]; readonly error: readonly (number | null)[] };
  };
  /** walks that multiply the unsigned flux and hold R (as `ln(1 + R / kG)`), separation and tilt */
  readonly jacobian: {
    readonly factor: number;
    readonly latents: number;
    /** dimensions of the subspace that derivatives are measured in */
    readonly basis: number;
    /** how many times more a miss of the flux weighs in a step along the Jacobian than one of what is held */
    readonly emphasis: number;
    readonly hold: readonly string[];
    /** how near to the flux's logarithm counts as reached, in its deviations */
    readonly tolerance: number;
    /** units of misses and drifts: standard deviations over the population of `ln(TUF / kG)`, `ln(1 + R / kG)`, PSEP and tilt */
    readonly deviations: Readonly<Record<"flux" | "psep" | "r" | "tilt", number>>;
    /**
     * median over **all** starts of the drift of the held along the Jacobian over that along the linear conditional
     * direction; where the Jacobian misses the flux it counts as infinite (1000)
     */
    readonly ratio: Estimate;
    /** the same over the n starts from which both reached it, null for fewer than two: these are the easier ones */
    readonly ratioReached: ShareEstimate | null;
    /** the same two, over the drift along the direction of TUF with nothing held */
    readonly unconditionalRatio: Estimate;
    readonly unconditionalRatioReached: ShareEstimate | null;
    /** median drifts over the n starts from which every kind of walk reached the flux */
    readonly medians: Readonly<Record<HeldWalkKind, number | null>> & { readonly n: number };
    /** shares of the walks */
    readonly reached: Readonly<Record<HeldWalkKind, number>>;
    readonly imagesPerStart: Readonly<Record<HeldWalkKind, number>>;
    /** share of the ends inside the shell that holds 95 % of all latents */
    readonly shell: Readonly<Record<HeldWalkKind, number>>;
    readonly items: Readonly<Record<HeldWalkKind, RecordedHeldWalks>>;
  };
}

/** The plane of a recorded direction, as the methods of latent space take it. */
export function recordedPlane({ normal, bias }: RecordedDirection): { readonly normal: Float64Array; readonly bias: number } {
  return { normal: Float64Array.from(normal), bias };
}
