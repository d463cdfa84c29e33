export { decodeTensor, encodeTensors, firstNonFinite, type CheckpointDtype, type CheckpointTensor, type TensorEntry } from "./tensors";
