export { latentProjection, type LatentProjectionOptions } from "./latent-projection";
export type { LatentPlane, PlaneExtremes, PlaneThumbnails } from "./plane";
