export { boundaryExtremes, type BoundaryExtremes, type ExtremePoint } from "./boundary-extremes";
export { chooseThumbnails, type ChooseThumbnailsOptions, type UnitPoints } from "./choose-thumbnails";
export {
  projectLatents, type LatentProjection, type ProjectLatentsOptions, type ProjectionForm,
} from "./project-latents";
