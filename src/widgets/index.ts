export { BUDGETS, BudgetError, bundleBytes } from "./budget";
export type { Point } from "./centroids";
export { colourStops, type ColourMap } from "./colour-maps";
export { correlationHistogram, type CorrelationHistogramOptions } from "./correlation-histogram";
export type {
  Coefficient, CorrelationPanel, JointCounts, MarginCounts, MatchedCounts,
} from "./correlation-histogram-counts";
export { type MatchExamples } from "./correlation-histogram-examples";
export { curvePanels, type Curve, type CurveAxis, type CurvePanel, type CurvePanelsOptions } from "./curve-panels";
export { epsilonSweep, type EpsilonSweepOptions } from "./epsilon-sweep";
export { type SweepParameter, type SweepScale } from "./epsilon-sweep-curves";
export { type SweepRow } from "./epsilon-sweep-rows";
export {
  makeFigure, VEGA_LITE_SCHEMA, type Figure, type FigureArray, type FigureParts, type SaveOptions, type VegaLiteSpec,
} from "./figure";
export {
  cellSignal, host, KERNEL_BRIDGE, type DisplayOptions, type Host, type KernelBridge, type LiveWidget, type MimeBundle,
  type WidgetHandlers,
} from "./host";
export { imageGrid, type ImageGridOptions } from "./image-grid";
export {
  latentProjection, type LatentPlane, type LatentProjectionOptions, type PlaneExtremes, type PlaneThumbnails,
} from "./latent-projection";
export { lossCurve, type LossCurveOptions, type LossHistory } from "./loss-curve";
export { magnetogramPanels, type MagnetogramPanelsOptions, type PolarityPanels } from "./magnetogram-panels";
export { matchGallery, type MatchGalleryOptions } from "./match-gallery";
export { type MatchColumn } from "./match-gallery-columns";
export { formatNumber, formatQuantity, type KeyNumbers, type Quantity } from "./numbers";
export {
  pipeline, type PipelineLatents, type PipelineOptions, type PipelineParameter, type PipelineParts, type PipelineTable,
} from "./pipeline";
export { FigureWarningError } from "./render";
export { type Cell, type FrameLike, type Row, type TableSource } from "./rows";
export { figureBundle, show, VEGA_LITE_MIME, type OutputBundle } from "./show";
export { table, type TableOptions, type TableView } from "./table";
export { CATEGORY_COLOURS, FIGURE_WIDTH, FONT_FAMILY, theme } from "./theme";
export { thresholdCollage, type Poles, type ThresholdCollageOptions } from "./threshold-collage";
export type { Origin } from "./tile-sheet";
