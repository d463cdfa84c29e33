export {
  calibrateWalk, type CalibrateWalkOptions, type CalibrationInputs, type WalkCalibration, type WalkStarts,
} from "./calibrate-walk";
export { correctedWalk, type CorrectedWalk, type CorrectedWalkOptions } from "./corrected-walk";
export { deviationsOf, entanglement, type Change, type EntanglementOptions } from "./entanglement";
export { latentShell, shellShare, type LatentShell, type ShellShare } from "./latent-shell";
export { measureWalks, type MeasureWalksOptions, type WalkCurves } from "./measure-walks";
export { shiftLatents, walk, type WalkOptions } from "./walk";
export {
  calibrateTarget, walkTo, type TargetCalibration, type WalkQuantities, type WalkStart, type WalkTo, type WalkToOptions,
} from "./walk-to";
