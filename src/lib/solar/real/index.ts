export { boundingBox, crop, type PixelBox } from "./crop";
export { detectRegions, type DetectedRegion, type DetectOptions } from "./detect-regions";
export { diskPatch, limbCosine, type DiskPlace } from "./disk-patch";
export { CUTOUT_MARGIN, CUTOUT_PIXEL_DEG, diskRegions, type DiskRegion } from "./disk-regions";
export { findFullDisks, PICTURE_LIMIT_G, PICTURE_REDUCTION, readFullDisk, type FullDisk } from "./full-disk";
export { readLineOfSightMap } from "./line-of-sight-map";
export { pictureLook, type PictureLookOptions } from "./picture-look";
export { realRegions, type RealPatch, type RealRegions, type RealRegionsOptions } from "./real-regions";
export {
  FIRST_HMI_ROTATION, greatCircle, readRegionTable, type RegionTable, type RegionTableName, type RegionTableOptions,
} from "./region-table";
export { type LeftOutFile, type RegionSighting } from "./sightings";
export { solarRadius } from "./solar-radius";
export { diskCentreLatitude } from "./solar-tilt";
export { nearestToMeridian, trackRegions, type RegionTrack, type Sighting } from "./track-regions";
