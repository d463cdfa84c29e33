export {
  CHECKPOINT_BYTES, checkpointDigest, readCheckpoint, updateCard, writeCheckpoint, type Checkpoint,
  type CheckpointContent, type CheckpointDtype, type CheckpointTensor, type ModelCard, type ReadCheckpointOptions,
  type WriteCheckpointOptions,
} from "./checkpoint";
export { encodeCsv, parseCsv, readCsv, writeCsv, type CsvColumns } from "./csv";
export {
  DiskError, DownloadError, httpClient, pause, requireIntactFits, type Download, type DownloadOptions,
  type FitsIntegrity, type HttpClient, type HttpClientOptions,
} from "./download";
export { exportArrays, type ExportArray } from "./export-arrays";
export {
  encodeFits,
  fitsImage,
  fitsImage2d,
  fitsTable,
  parseFits,
  readFits,
  writeFits,
  FitsError,
  FitsHeader,
  type FitsCard,
  type FitsFile,
  type FitsHdu,
  type FitsImage,
  type FitsImage2dOptions,
  type FitsKind,
  type FitsOptions,
  type FitsStored,
  type FitsTable,
  type FitsValue,
  type Pixels,
  type WritableArray,
  type WriteFitsOptions,
} from "./fits";
export { readHdf5, type Hdf5Array, type ReadHdf5Options } from "./hdf5";
export { encodeNpy, parseNpy, readNpy, writeNpy, type NpyArray, type NpyType, type WriteNpyOptions } from "./npy";
