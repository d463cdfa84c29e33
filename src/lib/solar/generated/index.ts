export {
  distancesFromQuantiles, parameterQuantiles, type ScoredEpoch, type ScoredPopulation, type SolarGanEvaluation,
} from "./evaluation";
export {
  COMPARED_PARAMETERS, comparePopulations, memorisedShare, type ComparedParameter, type Memorised, type MemorisedOptions,
  type PopulationScores, type RegionPatches,
} from "./score-generated";
