export type { PipelineLatents, PipelineParameter, PipelineParts, PipelineTable } from "./parts";
export { pipeline, type PipelineOptions } from "./pipeline";
