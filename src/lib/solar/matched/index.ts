export { augmentationLabel } from "./augmentation-label";
export {
  correlateMatches, matchEstimate, type MatchCorrelations, type MatchedParameters, type MatchEstimate,
} from "./correlate-matches";
export {
  SEARCHES, type FlipCosines, type MatchPlace, type MatchScores, type RetrievalVariant, type Search,
  type SearchedDatabase, type SolarRetrievalEvaluation,
} from "./evaluation";
export { groupedMean, type GroupedMean } from "./grouped-mean";
export { matchLikeness } from "./likeness";
export { databaseCounts, matchBins, matchHistogram, type MatchBins, type RecordedCounts } from "./match-histograms";
export { polarityAgreement, type PolarityAgreement, type PolarityExcess, type PolarityOrders } from "./polarity-agreement";
export { reachedRange, type ReachedRange } from "./reached-range";
export { realPatches } from "./real-patches";
export { rebuildRegions, type RebuiltRegions, type RegionPopulation } from "./rebuild-regions";
export {
  PROBED_FEATURES, PROBE_TARGETS, type ProbedFeatures, type ProbeScore, type ProbeTarget, type SimSiamEpoch,
  type SimSiamEvaluation,
} from "./simsiam-evaluation";
export { rowsWithBothPolarities, takeRows } from "./take-rows";
