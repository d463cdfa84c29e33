export {
  COMPARED_PARAMETERS, comparedValues, singlePolarityShare, type ComparedParameter, type ComparedValues,
} from "./compared-parameters";
export {
  distancesFromQuantiles, parameterQuantiles, type ScoredEpoch, type ScoredPopulation, type SolarGanEvaluation,
} from "./evaluation";
export { measurePopulation, type MeasuredPopulation, type MeasureOptions } from "./measure-population";
export { memorisedShares, type Memorised, type MemorisedOptions } from "./memorised-share";
export { evenlySpread, patchesOfImages, type OnChunk, type RegionPatches } from "./region-patches";
export { comparePopulations, type PopulationScores } from "./score-generated";
