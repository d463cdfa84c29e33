export { boundingBox, crop, type PixelBox } from "./crop";
export { detectRegions, type DetectedRegion, type DetectOptions } from "./detect-regions";
export { diskPatch, limbCosine, type DiskPlace } from "./disk-patch";
export { CUTOUT_MARGIN, CUTOUT_PIXEL_DEG, diskRegions, type DiskRegion } from "./disk-regions";
export { findFullDisks, PICTURE_LIMIT_G, PICTURE_REDUCTION, readFullDisk, type FullDisk } from "./full-disk";
export {
  FIRST_HMI_ROTATION, greatCircle, readRegionTable, type RegionTable, type RegionTableName, type RegionTableOptions,
} from "./region-table";
export { diskCentreLatitude } from "./solar-tilt";
export { nearestToMeridian, trackRegions, type RegionTrack } from "./track-regions";
