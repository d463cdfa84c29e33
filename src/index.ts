export {
  image, imageAt, images, matrix, rowAt, stackImages, table as columnTable, toDataFrame,
} from "./lib/arrays";
export type { Column, DataFrameLike, Image, Images, Matrix, Table } from "./lib/arrays";
export { backendStatus, BackendError, startBackend } from "./lib/backend";
export type { BackendInfo, BackendName, BackendOptions, BackendStatus } from "./lib/backend";
export { FileFormatError, OptionError, ShapeError, UserError } from "./lib/errors";
export type { UserErrorParts } from "./lib/errors";
export {
  checkpointDigest, exportArrays, fitsImage, fitsImage2d, fitsTable, FitsError, FitsHeader, readCheckpoint, readCsv,
  readFits, readHdf5, readNpy, updateCard, writeCheckpoint, writeCsv, writeFits, writeNpy,
} from "./lib/io";
export type {
  Checkpoint, CheckpointContent, CheckpointTensor, ExportArray, FitsFile, FitsHdu, FitsImage, FitsImage2dOptions,
  FitsOptions, FitsTable, FitsValue, ModelCard, NpyArray, NpyType, WriteFitsOptions, WriteNpyOptions,
} from "./lib/io";
export { loadSimSiam, loadSolarGan, randomSimSiam } from "./lib/models/shipped";
export type {
  LoadSimSiamOptions, LoadSolarGanOptions, RandomSimSiamOptions, SimSiam, SolarGan,
} from "./lib/models/shipped";
export {
  claims, dataFolder, paperValues, preset, progress, recordedResult, runSummary, summary, temporaryFolder,
} from "./lib/notebook";
export type {
  ClaimDirection, ClaimInput, ClaimRow, ClaimsOptions, Interval, PaperValue, PaperValues, PresetName, Progress,
  ProgressOptions, RecordedResult, RecordedResultOptions, RunSummary, Verdict,
} from "./lib/notebook";
export { seed } from "./lib/random";
export type { Seed, Stream } from "./lib/random";
export {
  BudgetError, CATEGORY_COLOURS, cellSignal, colourStops, correlationHistogram, curvePanels, epsilonSweep, figureBundle,
  FigureWarningError, formatNumber, formatQuantity, imageGrid, latentProjection, lossCurve, magnetogramPanels, makeFigure,
  matchGallery, pipeline, show, table, theme, thresholdCollage,
} from "./widgets";
export type {
  Cell, Coefficient, ColourMap, CorrelationHistogramOptions, CorrelationPanel, Curve, CurveAxis, CurvePanel,
  CurvePanelsOptions, EpsilonSweepOptions, Figure, FigureArray, FigureParts, ImageGridOptions, JointCounts, KeyNumbers,
  LatentPlane, LatentProjectionOptions, LossCurveOptions, LossHistory, MagnetogramPanelsOptions, MarginCounts, MatchColumn,
  MatchedCounts, MatchExamples, MatchGalleryOptions, Origin, OutputBundle, PipelineLatents, PipelineOptions, PipelineParameter,
  PipelineParts, PipelineTable, PlaneExtremes, PlaneThumbnails, Point, PolarityPanels, Poles, Quantity, Row, SaveOptions,
  SweepParameter, SweepRow, TableOptions, TableSource, TableView, ThresholdCollageOptions, VegaLiteSpec,
} from "./widgets";
