export {
  evaluateSeparation, measureSeparations, summarizeSeparations, type EvaluateSeparationOptions, type SeparationEvaluation, type SeparationItem,
  type SeparationMeasures, type SeparationScores,
} from "./evaluate-separation";
export { optimalTransport } from "./optimal-transport";
export {
  polarityTransport, transportSeparation, transportSeparations, type PolarityTransport, type TransportLink,
  type TransportOptions,
} from "./transport-separation";
