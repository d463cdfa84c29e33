export {
  DIRECTION_KEYS, DIRECTION_PARAMETERS, DIRECTION_RULES, directionValues, latentMeasure, perDirection,
  type DirectionParameter, type DirectionValues, type MeasureLatentsOptions,
} from "./direction-parameters";
export {
  recordedPlane, type OneShotWalks, type Quartiles, type RecordedChange, type RecordedDirection,
  type SolarLatentEvaluation,
} from "./evaluation";
export { shareOf, type Estimate, type ShareEstimate } from "./share-of";
export { perSweepRow, SWEEP_ROW_NAMES, SWEEP_ROWS, type SweepDirection, type SweepRowName } from "./sweep-rows";
export {
  SWEEP_REACH, SWEEP_STATEMENTS, sweepStatements, type SweepEnds, type SweepStatement, type SweepStatementName,
  type SweepStatements,
} from "./sweep-statements";
