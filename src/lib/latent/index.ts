export {
  boundaryAccuracy, correctSides, linearBoundary, signedDistances, type Hyperplane, type Labels, type LinearBoundary,
  type LinearBoundaryOptions,
} from "./boundary";
export {
  bestDimension, conditionalDirection, fitDirections, type BestDimension, type ConditionalDirectionOptions, type Direction,
  type Directions, type FitDirectionsOptions, type LabelRule, type Measured, type NamedNormals,
} from "./directions";
export { type LatentVector } from "./latents";
export { type Measure, type Measurements } from "./measure";
export {
  boundaryExtremes, chooseThumbnails, projectLatents, type BoundaryExtremes, type ChooseThumbnailsOptions,
  type ExtremePoint, type LatentProjection, type ProjectionForm, type ProjectLatentsOptions, type UnitPoints,
} from "./plane";
export {
  latentShell, shellShare, shiftLatents, walk, type LatentShell, type ShellShare, type WalkOptions,
} from "./walks";
