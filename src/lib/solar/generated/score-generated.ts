import type { Stream } from "../../random";
import { clusteredDistance, histogramDistance, powerLaw, type ClusteredDistance } from "../../statistics";
import { perParameter, type ComparedParameter } from "./compared-parameters";
import type { MeasuredPopulation } from "./measure-population";

/** How one population of patches differs from another. */
export interface PopulationScores {
  /**
   * two-sample distance of each parameter over **all** patches, those that lack a polarity with 0 throughout; its error
   * resamples whole regions
   */
  readonly parameters: Readonly<Record<ComparedParameter, ClusteredDistance>>;
  /** share of the patches that lack a polarity */
  readonly singlePolarity: number;
  /** largest difference of the cumulative pixel histograms */
  readonly pixels: number;
  /** difference of the slopes of the mean radial power spectra, wavenumbers 1-10 */
  readonly powerSlope: number;
  /** root mean square of log10 of the ratio of the mean spectra, wavenumbers 1-64 */
  readonly powerRatio: number;
  /** mean distance of random pairs over that of the other population: below 1 is less diverse */
  readonly diversity: number;
}

/**
 * Parameters, pixels, spectrum and diversity of `made` against those of `others`.
 * @param stream draws the resamples
 * @throws ShapeError when a population is empty throughout: it has no spectrum
 */
export function comparePopulations(made: MeasuredPopulation, others: MeasuredPopulation, stream: Stream): PopulationScores {
  const slope = ({ wavenumber, power }: MeasuredPopulation) => powerLaw(wavenumber, power, [1, 10]).slope;
  const logRatios = Array.from(made.power.subarray(1), (value, k) => Math.log10(value / (others.power[k + 1] as number)));
  return {
    parameters: perParameter((key) => clusteredDistance(
      made.parameters[key], made.regions, others.parameters[key], others.regions, stream.stream(`${key} resamples`),
    )),
    singlePolarity: made.singlePolarity,
    pixels: histogramDistance(made.pixels, others.pixels),
    powerSlope: slope(made) - slope(others),
    powerRatio: Math.sqrt(logRatios.reduce((sum, value) => sum + value * value, 0) / logRatios.length),
    diversity: made.meanDistance / others.meanDistance,
  };
}
