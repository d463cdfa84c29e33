export type { ModelCard } from "./model-card";
export { checkpointDigest, readCheckpoint, type Checkpoint, type ReadCheckpointOptions } from "./read-checkpoint";
export {
  decodeTensor,
  encodeTensors,
  firstNonFinite,
  type CheckpointDtype,
  type CheckpointTensor,
  type TensorEntry,
} from "./tensors";
export {
  CHECKPOINT_BYTES,
  updateCard,
  writeCheckpoint,
  type CheckpointContent,
  type WriteCheckpointOptions,
  type WriteFile,
} from "./write-checkpoint";
