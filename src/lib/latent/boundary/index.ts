export { boundaryAccuracy, correctSides, signedDistances, type Hyperplane, type Labels } from "./hyperplane";
export { linearBoundary, type LinearBoundary, type LinearBoundaryOptions } from "./linear-boundary";
