export { gradients, readAll, type Gradients, type Variables, type Weights } from "./gradients";
export { adam, momentum, type AdamOptions, type MomentumOptions, type Optimiser } from "./optimisers";
export { makeVariable, ResourceVariable, type Variable, type VariableHome } from "./variable";
