export { bestDimension, type BestDimension } from "./best-dimension";
export { conditionalDirection, type ConditionalDirectionOptions, type NamedNormals } from "./conditional-direction";
export {
  fitDirections, type Direction, type Directions, type FitDirectionsOptions, type LabelRule, type Measured,
} from "./fit-directions";
