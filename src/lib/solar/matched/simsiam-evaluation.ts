import type { GroupedMean } from "./grouped-mean";

/** What linear probes predict from an embedding, and in which form. */
export const PROBE_TARGETS = {
  tuf: "log TUF", r: "log (1 + R)", psep: "log PSEP", tpf: "log TPF", tnf: "log TNF", tilt: "tilt", polarity: "polarity",
} as const satisfies Readonly<Record<string, string>>;
export type ProbeTarget = keyof typeof PROBE_TARGETS;

/** Features that a probe is fitted to. */
export const PROBED_FEATURES = { simsiam: "SimSiam", random: "random weights", pca: "PCA-100 of the pixels" } as const;
export type ProbedFeatures = keyof typeof PROBED_FEATURES;

/** R^2 on regions that the probe was not fitted on, at most 1, with an error that resamples regions. */
export interface ProbeScore extends Pick<GroupedMean, "value" | "error" | "interval"> {
  /** weight of the ridge, chosen on the fitted regions alone */
  readonly penalty: number;
}

/** One epoch of a training: means of loss, spread and collapse over its steps, and its scores. */
export interface SimSiamEpoch extends Readonly<Record<string, number>> {
  readonly epoch: number;
  readonly step: number;
}

/** What `results/simsiam.json` holds. */
export interface SimSiamEvaluation {
  readonly name: "simsiam";
  /** sha256 of the weights */
  readonly checkpoint: string;
  readonly preset: string;
  readonly seed: number;
  readonly simulatorVersion: number;
  readonly set: { readonly digest: string; readonly name: string };
  /** held-out patches of distinct regions; odd regions are scored, even ones fitted to */
  readonly n: number;
  readonly heldOut: { readonly regions: number; readonly images: number; readonly leftOut: number };
  readonly probes: Readonly<Record<ProbedFeatures, Readonly<Record<ProbeTarget, ProbeScore>>>>;
  /**
   * sqrt(d) times the mean standard deviation of the values of unit embeddings over the held-out patches: 1 when they
   * point everywhere, 0 when all are one
   */
  readonly spread: Readonly<Record<"simsiam" | "random", number>>;
  readonly epochs?: readonly SimSiamEpoch[];
}
