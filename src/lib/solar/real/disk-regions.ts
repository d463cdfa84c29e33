import type { Image } from "../../arrays";
import { ceaPixelMm } from "../cea-grid";
import { boundingBox } from "./crop";
import { detectRegions } from "./detect-regions";
import { diskPatch, type DiskPlace } from "./disk-patch";
import type { FullDisk } from "./full-disk";
import type { Sighting } from "./track-regions";

/** A cut-out of one active region from a full-disc picture. */
export interface DiskRegion extends Sighting {
  /** radial field in gauss that the clipped line of sight stands for, on a CEA grid of 0.3 degrees */
  readonly patch: Image;
}

/** Side of a pixel of the cut-outs, in heliographic degrees: about that of the 512 x 512 pictures. */
export const CUTOUT_PIXEL_DEG = 0.3;

const RADIANS = Math.PI / 180;
/** Regions whose middle is farther from the disc's centre are left out, degrees; see {@link centreDistance}. */
export const LIMB_LIMIT_DEG = 45;
const MAP_SHAPE = [270, 400] as const;
/** Pixels of quiet Sun around the pixels of a region. */
export const CUTOUT_MARGIN = 2;

/** How far a place is from the disc's centre in degrees: `hypot(longitude, latitude - centreLatitude)`. */
export const centreDistance = ({ longitude, latitude }: DiskPlace, centreLatitude: number): number =>
  Math.hypot(longitude, latitude - centreLatitude);

const cutoutOptions = { pixelMm: ceaPixelMm(CUTOUT_PIXEL_DEG) };

/** The active regions of a picture within 45 degrees of the centre, found and cut out on 0.3-degree CEA grids. */
export function diskRegions(disk: FullDisk): DiskRegion[] {
  const [h, w] = MAP_SHAPE;
  const map = diskPatch(disk, { longitude: 0, latitude: 0 }, MAP_SHAPE, CUTOUT_PIXEL_DEG);
  return detectRegions(map, cutoutOptions).flatMap(({ pixels }) => {
    const { top, bottom, left, right } = boundingBox(pixels, w);
    const longitude = ((left + right) / 2 - (w - 1) / 2) * CUTOUT_PIXEL_DEG;
    const sine = ((top + bottom) / 2 - (h - 1) / 2) * CUTOUT_PIXEL_DEG * RADIANS;
    const latitude = Math.asin(sine) / RADIANS;
    if (centreDistance({ longitude, latitude }, disk.centreLatitude) > LIMB_LIMIT_DEG) return [];
    // the map around the equator is narrow and high where a map around the region is square
    const cosine = Math.cos(latitude * RADIANS);
    const side = (pixelCount: number, factor: number) => Math.max(2, Math.round(pixelCount * factor)) + 2 * CUTOUT_MARGIN;
    const shape = [side(top - bottom + 1, 1 / cosine), side(right - left + 1, cosine)] as const;
    const place = { longitude, latitude };
    return [{ place, patch: diskPatch(disk, place, shape, CUTOUT_PIXEL_DEG), time: disk.time }];
  });
}
