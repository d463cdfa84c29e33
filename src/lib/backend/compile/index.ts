export { compile } from "./compiled-step";
export type { Arrays, CompiledStep, StepOptions, Tensors } from "./step-options";
