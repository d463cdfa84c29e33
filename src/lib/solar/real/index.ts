export { diskPatch, limbCosine, type DiskPlace } from "./disk-patch";
export { findFullDisks, PICTURE_LIMIT_G, PICTURE_REDUCTION, readFullDisk, type FullDisk } from "./full-disk";
export {
  FIRST_HMI_ROTATION, greatCircle, readRegionTable, type RegionTable, type RegionTableName, type RegionTableOptions,
} from "./region-table";
export { diskCentreLatitude } from "./solar-tilt";
