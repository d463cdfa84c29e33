export {
  epochBatches,
  epochPermutation,
  latentBatch,
  type EpochBatch,
  type EpochBatches,
  type EpochBatchesOptions,
} from "./batches";
export { hasStates, storedConfig } from "./state-store";
export { train } from "./train";
export { TrainingError, type TrainingFailure } from "./training-error";
export type {
  EpochRecord,
  EpochReport,
  History,
  LogEntry,
  LogPoint,
  Losses,
  StateVariable,
  Step,
  TrainCheckpointOptions,
  TrainOptions,
  TrainProgress,
  TrainResult,
} from "./types";
export { warmRestart, type WarmRestart } from "./warm-restart";
