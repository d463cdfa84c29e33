export { bootstrap, type Bootstrap, type BootstrapOptions } from "./bootstrap";
export { clusteredDistance, type ClusteredDistance, type Groups } from "./clustered-distance";
export { kolmogorovSmirnov, type KolmogorovSmirnov } from "./kolmogorov-smirnov";
export {
  histogramDistance, pixelHistogram, type PixelHistogram, type PixelHistogramOptions,
} from "./pixel-histogram";
export { mean, quantile, standardDeviation } from "./quantile";
export { type Sample } from "./samples";
