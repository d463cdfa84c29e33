export {
  LEAKY_SLOPE, type Activation, type ConvolutionOptions, type LayerOperations, type Layout, type NormalisationOptions,
  type NormalisedBatch, type Padding, type PoolingOptions, type TransposedConvolutionOptions,
} from "./layer-operations";
export { changeLayout } from "./layout";
export { attributesOf, effect, type Attributes } from "./native-calls";
export { layerOperations } from "./operations";
export {
  normaliseByRunning, trackStatistics, type RunningNormalisationOptions, type RunningStatistics,
} from "./running-statistics";
