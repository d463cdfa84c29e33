export {
  applyAugmentations, augmentPatches, AUGMENTATION_KINDS, drawAugmentations, VOID_FILLINGS, type Augmentation,
  type AugmentationKind, type AugmentOptions, type DrawAugmentationsOptions, type VoidFilling,
} from "./augment";
export { simulatedBipoles } from "./bipole-population";
export { simulatedBipole, type BipoleOptions } from "./bipole";
export { CEA_PIXEL_DEG, ceaPixelMm, SOLAR_RADIUS_M } from "./cea-grid";
export { evaluateSimulator, type EvaluateSimulatorOptions, type SimulatorEvaluation } from "./compare";
export {
  DIRECTION_KEYS, DIRECTION_PARAMETERS, DIRECTION_RULES, directionValues, latentMeasure, perDirection, perSweepRow,
  recordedPlane, shareOf, SWEEP_BESIDE, SWEEP_REACH, SWEEP_ROW_NAMES, SWEEP_ROWS, SWEEP_STATEMENTS, sweepBeside, sweepStatements,
  type DirectionParameter,
  type DirectionValues, type Estimate, type MeasureLatentsOptions, type OneShotWalks, type Quartiles, type RecordedChange,
  type HeldWalkKind, type RecordedDirection, type RecordedHeldWalks, type RecordedMultiples, type ShareEstimate, type SolarLatentEvaluation, type SweepDirection, type SweepEnds, type SweepRowName,
  type SweepBeside, type SweepBesideName, type SweepStatement, type SweepStatementName, type SweepStatements, type SweepValues,
} from "./directions";
export { compareUsflux, evaluateUsflux, USFLUX_SHARP, type UsfluxEvaluation, type UsfluxItem } from "./evaluate-usflux";
export {
  COMPARED_PARAMETERS, comparedValues, comparePopulations, distancesFromQuantiles, evenlySpread, measurePopulation,
  memorisedShares, parameterQuantiles, patchesOfImages, singlePolarityShare, type ComparedParameter, type ComparedValues,
  type MeasuredPopulation, type MeasureOptions, type Memorised, type MemorisedOptions, type OnChunk, type PopulationScores,
  type RegionPatches, type ScoredEpoch, type ScoredPopulation, type SolarGanEvaluation,
} from "./generated";
export {
  augmentationLabel, correlateMatches, databaseCounts, groupedMean, matchBins, matchEstimate, matchHistogram, matchLikeness,
  polarityAgreement, PROBED_FEATURES, PROBE_TARGETS, reachedRange, realPatches, rebuildRegions, rowsWithBothPolarities,
  SEARCHES, takeRows, type FlipCosines, type GroupedMean, type MatchBins, type MatchCorrelations, type MatchedParameters,
  type MatchEstimate, type MatchPlace, type MatchScores, type PolarityAgreement, type PolarityExcess,
  type PolarityOrders, type ProbedFeatures, type ProbeScore, type ProbeTarget, type ReachedRange, type RebuiltRegions,
  type RegionPopulation, type RetrievalVariant, type Search, type SearchedDatabase, type SimSiamEpoch, type SimSiamEvaluation,
  type SolarRetrievalEvaluation,
} from "./matched";
export {
  INVERSION_RIVALS, type InversionRival, type InvertedRegion, type RecordedLikeness, type SolarInversionEvaluation,
} from "./inversion-evaluation";
export {
  readPatches, readPatchFolder, type OwnPatch, type PatchFolder, type PatchFolderOptions, type PatchNote,
  type ReadPatchFileOptions,
} from "./own-data";
export { CODE_CONVENTION, TEXT_CONVENTION, type ParameterOptions } from "./parameter-options";
export { parameterRows, type ParameterRow } from "./parameter-rows";
export {
  fetchSharps, JSOC_SERVER, JsocError, listSharps, manifestEntries, readSharpManifest, SHARP_KEYWORDS, SHARP_SERIES, type ExportOptions,
  type FetchedFile, type FetchedSharps, type FetchMethod, type FetchProgress, type FetchSharpsOptions, type JsocOptions,
  type ManifestEntries, type SharpListing, type SharpManifest, type SharpQuery,
} from "./jsoc";
export {
  PARAMETER_NAMES, PARAMETER_SYMBOLS, parameterUnits, physicalParameters, regionParameters, type ParameterName,
  type ParameterTable, type RegionParameters,
} from "./parameters";
export {
  DILATION_SIDE, POLARITY_THRESHOLD_KG, polarityGeometry, type Centroid, type PolarityGeometry, type PolarityOptions,
} from "./polarity";
export { preprocessMagnetogram, preprocessMagnetograms, type PreprocessOptions } from "./preprocess";
export {
  describeRealRegions, pictureLook, realRegions, realRegionsRows, seenInPicture, type LeftOutCount, type PictureLook,
  type PictureLookOptions, type RealPatch, type RealRegions, type RealRegionsOptions, type RealRegionsSummary,
} from "./real";
export {
  patchScale, QUANTITY_UNITS, quantityMeasure, regionQuantities, type MeasureQuantitiesOptions, type PatchScale,
  type QuantityName, type RegionQuantities,
} from "./region-quantities";
export { RESIZE_METHODS, resizeImage, type ResizeMethod } from "./resize";
export {
  evaluateSeparation, measureSeparations, optimalTransport, polarityTransport, summarizeSeparations, transportSeparation,
  transportSeparations, type EvaluateSeparationOptions, type PolarityTransport, type SeparationEvaluation,
  type SeparationItem, type SeparationMeasures, type SeparationScores, type TransportLink, type TransportOptions,
} from "./separation";
export { findSharps, segmentPath, sharpTitle, type SharpRecord } from "./sharp-files";
export { completeHeader } from "./sharp-header";
export {
  readSharp, readSharpSegment, sharpFluxMask, sharpPixelArea, unsignedFlux, type Sharp, type SharpHeader,
  type SharpSegment,
} from "./sharp";
export {
  ANTI_HALE_SHARE, drawRegionFlux, footpointDistance, meanTilt, regionFootpoints, regionImages, regionOfPopulation, rotationRate, simulateRegion,
  simulatedPatches, simulateRegions, SIMULATOR_VERSION, tiltScatter, type BipoleFootpoints, type RegionFootpoints, type RegionProperties, type SimulatedRegion,
  type SimulateRegionOptions, type SimulateRegionsOptions,
} from "./simulate";
