export { blockMean } from "./block-mean";
export { bootstrap, type Bootstrap, type BootstrapOptions } from "./bootstrap";
export { clusteredDistance, type ClusteredDistance, type Groups } from "./clustered-distance";
export { correlation, type CorrelationEstimate, type CorrelationOptions } from "./correlation";
export { type Correlation } from "./correlation-test";
export {
  binCounts, binEdges, histogram2d, type BinCounts, type BinEdgeOptions, type Histogram2d,
} from "./histogram-2d";
export { kolmogorovSmirnov, type KolmogorovSmirnov } from "./kolmogorov-smirnov";
export { matrixProduct, type MatrixProduct } from "./matrix-product";
export { nearestDistances, type NearestDistances, type NearestOptions } from "./nearest-distances";
export { pairwiseDistances, type PairwiseDistances, type PairwiseOptions } from "./pairwise-distances";
export { partialCorrelation, type CorrelationMethod } from "./partial-correlation";
export { pearson } from "./pearson";
export {
  histogramDistance, pixelHistogram, type PixelHistogram, type PixelHistogramOptions,
} from "./pixel-histogram";
export {
  principalComponents, type PrincipalComponentOptions, type PrincipalComponents,
} from "./principal-components";
export { mean, quantile, standardDeviation } from "./quantile";
export {
  powerLaw, powerSlopes, radialPower, type PowerLaw, type RadialPower, type RadialPowerOptions,
} from "./radial-power";
export { type Sample } from "./samples";
export { midRanks, spearman } from "./spearman";
