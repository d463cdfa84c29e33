export {
  boundaryAccuracy, correctSides, linearBoundary, signedDistances, type Hyperplane, type Labels, type LinearBoundary,
  type LinearBoundaryOptions,
} from "./boundary";
export {
  bestDimension, conditionalDirection, fitDirections, type BestDimension, type ConditionalDirectionOptions, type Direction,
  type Directions, type FitDirectionsOptions, type LabelRule, type Measured, type NamedNormals,
} from "./directions";
export {
  loadSolarInverter, patchCorrelations, smoothImages, type Inversion, type InvertOptions, type LoadSolarInverterOptions,
  type PatchCorrelations, type SolarInverter,
} from "./inversion";
export {
  driftRatio, heldDrift, jacobianWalk, leastStep, measureJacobian, orthonormalBasis, subspaceBasis, type DriftRatio,
  type DriftRatioOptions, type HeldWalks, type Jacobian, type JacobianOptions, type JacobianWalk, type JacobianWalkOptions, type WalkEnds,
} from "./jacobian";
export { chooseRows, type LatentVector } from "./latents";
export { type Measure, type Measurements } from "./measure";
export {
  boundaryExtremes, chooseThumbnails, projectLatents, type BoundaryExtremes, type ChooseThumbnailsOptions,
  type ExtremePoint, type LatentProjection, type ProjectionForm, type ProjectLatentsOptions, type UnitPoints,
} from "./plane";
export {
  calibrateTarget, calibrateWalk, correctedWalk, deviationsOf, entanglement, latentShell, measureWalks, shellShare,
  shiftLatents, walk, walkTo, type CalibrateWalkOptions, type CalibrationInputs, type Change, type CorrectedWalk,
  type CorrectedWalkOptions, type EntanglementOptions, type LatentShell, type MeasureWalksOptions, type ShellShare,
  type TargetCalibration, type WalkCalibration, type WalkCurves, type WalkOptions, type WalkQuantities, type WalkStart,
  type WalkStarts, type WalkTo, type WalkToOptions,
} from "./walks";
