export { image, imageAt, images, stackImages, table as columnTable, toDataFrame } from "./lib/arrays";
export type { Column, DataFrameLike, Image, Images, Table } from "./lib/arrays";
export { backendStatus, BackendError, startBackend } from "./lib/backend";
export type { BackendInfo, BackendName, BackendOptions, BackendStatus } from "./lib/backend";
export { FileFormatError, OptionError, ShapeError, UserError } from "./lib/errors";
export type { UserErrorParts } from "./lib/errors";
export {
  exportArrays, fitsImage, fitsImage2d, fitsTable, FitsError, FitsHeader, readCsv, readFits, readNpy, writeCsv, writeFits,
  writeNpy,
} from "./lib/io";
export type {
  ExportArray, FitsFile, FitsHdu, FitsImage, FitsImage2dOptions, FitsOptions, FitsTable, FitsValue, NpyArray, NpyType,
  WriteFitsOptions, WriteNpyOptions,
} from "./lib/io";
export {
  claims, dataFolder, paperValues, preset, progress, recordedResult, runSummary, summary,
} from "./lib/notebook";
export type {
  ClaimDirection, ClaimInput, ClaimRow, ClaimsOptions, Interval, PaperValue, PaperValues, PresetName, Progress,
  ProgressOptions, RecordedResult, RunSummary, Verdict,
} from "./lib/notebook";
export { seed } from "./lib/random";
export type { Seed, Stream } from "./lib/random";
export {
  BudgetError, CATEGORY_COLOURS, cellSignal, colourStops, figureBundle, FigureWarningError, formatNumber, formatQuantity,
  imageGrid, lossCurve, magnetogramPanels, makeFigure, show, table, theme, thresholdCollage,
} from "./widgets";
export type {
  Cell, ColourMap, Figure, FigureArray, FigureParts, ImageGridOptions, KeyNumbers, LossCurveOptions, LossHistory,
  MagnetogramPanelsOptions, Origin, OutputBundle, Point, PolarityPanels, Poles, Quantity, Row, SaveOptions, TableOptions,
  TableSource, TableView, ThresholdCollageOptions, VegaLiteSpec,
} from "./widgets";
