import { mean } from "../../statistics";
import { diskRegions, findFullDisks, nearestToMeridian, readFullDisk, trackRegions, type DiskRegion } from "../real";
import { CUTOUT_MEASURES, measurePicture, type PictureMeasures } from "./picture-measures";

export interface RealPicturesOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

/** The regions of a folder of full-disc pictures, one cut-out of each. */
export interface RealPictures {
  readonly measures: readonly PictureMeasures[];
  /** mean heliographic latitude of the disc's centre, degrees */
  readonly centreLatitude: number;
}

/** A region seen in fewer pictures may be a piece of another that the detection split once. */
const FEWEST_SIGHTINGS = 2;

/** Finds, follows and measures the regions of full-disc pictures, each where it is nearest to the central meridian. */
export async function measureRealPictures(folder: string, options: RealPicturesOptions = {}): Promise<RealPictures> {
  const { signal, onProgress } = options;
  const paths = findFullDisks(folder);
  const regions: DiskRegion[] = [];
  const tilts: number[] = [];
  for (const [i, path] of paths.entries()) {
    signal?.throwIfAborted();
    const disk = await readFullDisk(path);
    regions.push(...diskRegions(disk));
    tilts.push(disk.centreLatitude);
    onProgress?.(i + 1, paths.length, "full-disc pictures");
  }
  const tracks = trackRegions(regions).filter((track) => track.length >= FEWEST_SIGHTINGS);
  return {
    measures: tracks.map((track) => measurePicture(nearestToMeridian(track).patch, CUTOUT_MEASURES)),
    centreLatitude: mean(tilts),
  };
}
