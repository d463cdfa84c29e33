import { kolmogorovSmirnov, quantile, type ClusteredDistance } from "../../statistics";
import type { ParameterTable } from "../parameters";
import { comparedValues, perParameter, type ComparedParameter, type ComparedValues } from "./compared-parameters";
import type { Memorised } from "./memorised-share";
import type { PopulationScores } from "./score-generated";

/** Populations that are compared with held-out regions. */
export type ScoredPopulation = "generated" | "pca" | "training";

/** One epoch of a training, as far as the choice among epochs needs it. */
export interface ScoredEpoch extends Readonly<Record<string, number>> {
  readonly epoch: number;
  readonly step: number;
  /** 1 for the one that was chosen, else 0 */
  readonly chosen: number;
  readonly balancedAccuracy: number;
}

/** What `results/solar-gan.json` holds. */
export interface SolarGanEvaluation {
  readonly name: "solar-gan";
  /** sha256 of the weights */
  readonly checkpoint: string;
  readonly preset: string;
  readonly seed: number;
  /** generated patches */
  readonly n: number;
  /** of the simulator that made both sets */
  readonly simulatorVersion: number;
  /** the set that was trained on, by the digest in its folder's name */
  readonly set: { readonly digest: string; readonly name: string };
  /** `singlePolarity`: share of the images that lack a polarity */
  readonly heldOut: { readonly regions: number; readonly images: number; readonly singlePolarity: number };
  readonly training: { readonly regions: number; readonly images: number };
  readonly scores: Readonly<Record<ScoredPopulation, PopulationScores>>;
  /** the baseline is compared like the generator */
  readonly memorised: Readonly<Record<"generated" | "pca", Memorised>>;
  /** share of the training patches' variance that the baseline's components explain */
  readonly pcaExplained: number;
  /** 0, 0.5, … 100 % quantiles of the held-out patches' parameters */
  readonly quantiles: Readonly<Record<ComparedParameter, readonly number[]>>;
  /** share of the pixels in each bin */
  readonly pixels: Readonly<Record<ScoredPopulation | "heldOut" | "edges", readonly number[]>>;
  /** mean radial power at 0, 1, … 64 cycles per patch, kG^2 */
  readonly power: Readonly<Record<ScoredPopulation | "heldOut", readonly number[]>>;
  readonly epochs?: readonly ScoredEpoch[];
}

const QUANTILES = 201;

/**
 * Quantiles of the compared parameters of all patches, from which {@link distancesFromQuantiles} finds distances again.
 */
export function parameterQuantiles(values: ComparedValues): SolarGanEvaluation["quantiles"] {
  const of = (key: ComparedParameter) =>
    Array.from({ length: QUANTILES }, (_, i) => Number(quantile(values[key], i / (QUANTILES - 1)).toPrecision(6)));
  return perParameter(of);
}

/**
 * Two-sample distances of a table's parameters from recorded quantiles, to within the quantiles' step of 0.5 %. All
 * patches count: one that lacks a polarity has 0 throughout.
 * `error` is the standard deviation of the distribution of a distance that is nothing but sampling noise,
 * `0.26 / sqrt(n)`: Kolmogorov's distribution has the standard deviation 0.2603.
 */
export function distancesFromQuantiles(
  table: ParameterTable,
  quantiles: SolarGanEvaluation["quantiles"],
): Readonly<Record<ComparedParameter, Pick<ClusteredDistance, "distance" | "error">>> {
  const values = comparedValues(table);
  return perParameter((key) => ({
    distance: kolmogorovSmirnov(values[key], [...quantiles[key]]).distance,
    error: 0.26 / Math.sqrt(values[key].length),
  }));
}
