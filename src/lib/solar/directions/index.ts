export {
  DIRECTION_KEYS, DIRECTION_PARAMETERS, DIRECTION_RULES, directionValues, latentMeasure, perDirection,
  type DirectionParameter, type DirectionValues, type MeasureLatentsOptions,
} from "./direction-parameters";
export {
  recordedPlane, type HeldWalkKind, type OneShotWalks, type Quartiles, type RecordedChange, type RecordedDirection,
  type RecordedHeldWalks, type RecordedMultiples, type SolarLatentEvaluation,
} from "./evaluation";
export { shareOf, type Estimate, type ShareEstimate } from "./share-of";
export {
  SWEEP_BESIDE, sweepBeside, type SweepBeside, type SweepBesideName, type SweepValues,
} from "./sweep-beside";
export { perSweepRow, SWEEP_ROW_NAMES, SWEEP_ROWS, type SweepDirection, type SweepRowName } from "./sweep-rows";
export {
  SWEEP_REACH, SWEEP_STATEMENTS, sweepStatements, type SweepEnds, type SweepStatement, type SweepStatementName,
  type SweepStatements,
} from "./sweep-statements";
