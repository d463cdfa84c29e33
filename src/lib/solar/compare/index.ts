export {
  compareRegions, DISTANCE_TARGET, evaluateSimulator, SLOPE_TARGET, type EvaluateSimulatorOptions,
  type PopulationComparison, type SimulatorClaim, type SimulatorEvaluation,
} from "./evaluate-simulator";
export { lineOfSightField } from "./line-of-sight";
export { measureOnMap, type MapMeasures } from "./map-measures";
export { pictureView, type PictureViewOptions } from "./picture-view";
export { synopticView, type SynopticView } from "./synoptic-view";
