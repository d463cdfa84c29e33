export { boundingBox, crop, type PixelBox } from "./crop";
export { describeRealRegions, realRegionsRows, type LeftOutCount, type RealRegionsSummary } from "./describe-real-regions";
export { detectRegions, type DetectedRegion, type DetectOptions } from "./detect-regions";
export { diskPatch, limbCosine, type DiskPlace } from "./disk-patch";
export { centreDistance, CUTOUT_MARGIN, CUTOUT_PIXEL_DEG, diskRegions, LIMB_LIMIT_DEG, type DiskRegion } from "./disk-regions";
export { findFullDisks, PICTURE_LIMIT_G, PICTURE_REDUCTION, readFullDisk, type FullDisk } from "./full-disk";
export { groupRegions, type BoxedSighting } from "./group-regions";
export { readLineOfSightMap } from "./line-of-sight-map";
export { pictureLook, seenInPicture, type PictureLook, type PictureLookOptions } from "./picture-look";
export { realRegions, type RealPatch, type RealRegions, type RealRegionsOptions } from "./real-regions";
export {
  FIRST_HMI_ROTATION, greatCircle, readRegionTable, type RegionTable, type RegionTableName, type RegionTableOptions,
} from "./region-table";
export { type LeftOutFile, type RegionSighting } from "./sightings";
export { solarRadius } from "./solar-radius";
export { diskCentreLatitude } from "./solar-tilt";
export { nearestToMeridian, trackRegions, type RegionTrack, type Sighting } from "./track-regions";
