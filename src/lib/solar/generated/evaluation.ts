import { kolmogorovSmirnov, quantile, type ClusteredDistance } from "../../statistics";
import type { ParameterTable } from "../parameters";
import { COMPARED_PARAMETERS, type ComparedParameter, type Memorised, type PopulationScores } from "./score-generated";

/** Populations that are compared with held-out regions. */
export type ScoredPopulation = "generated" | "pca" | "training";

/** One epoch of a training, as far as the choice among epochs needs it. */
export interface ScoredEpoch extends Readonly<Record<string, number>> {
  readonly epoch: number;
  readonly step: number;
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
  readonly heldOut: { readonly regions: number; readonly images: number };
  readonly training: { readonly regions: number; readonly images: number };
  readonly scores: Readonly<Record<ScoredPopulation, PopulationScores>>;
  readonly memorised: Memorised;
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
const finite = (values: Float64Array) => values.filter((value) => Number.isFinite(value));
const keys = Object.keys(COMPARED_PARAMETERS) as ComparedParameter[];

/** Quantiles of the compared parameters, from which {@link distancesFromQuantiles} finds distances again. */
export function parameterQuantiles({ columns }: ParameterTable): SolarGanEvaluation["quantiles"] {
  const of = (key: ComparedParameter) => {
    const values = finite(columns[COMPARED_PARAMETERS[key]]);
    return Array.from({ length: QUANTILES }, (_, i) => Number(quantile(values, i / (QUANTILES - 1)).toPrecision(6)));
  };
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<ComparedParameter, number[]>;
}

/**
 * Two-sample distances of a table's parameters from recorded quantiles, to within the quantiles' step of 0.5 %.
 * `error` is the standard deviation of the distribution of a distance that is nothing but sampling noise,
 * `0.26 / sqrt(n)`: Kolmogorov's distribution has the standard deviation 0.2603.
 */
export function distancesFromQuantiles(
  { columns }: ParameterTable,
  quantiles: SolarGanEvaluation["quantiles"],
): Readonly<Record<ComparedParameter, Pick<ClusteredDistance, "distance" | "error">>> {
  const of = (key: ComparedParameter) => {
    const values = finite(columns[COMPARED_PARAMETERS[key]]);
    return { distance: kolmogorovSmirnov(values, [...quantiles[key]]).distance, error: 0.26 / Math.sqrt(values.length) };
  };
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as ReturnType<typeof distancesFromQuantiles>;
}
