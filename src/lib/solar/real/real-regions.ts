import { existsSync } from "node:fs";
import { join } from "node:path";
import { stackImages, type Images } from "../../arrays";
import { FileFormatError } from "../../errors";
import { ceaPixelMm } from "../cea-grid";
import { preprocessMagnetogram, type PreprocessOptions } from "../preprocess";
import {
  sightLineOfSightMaps, sightPictures, sightSharps, type FoundSightings, type LeftOutFile, type RegionSighting,
} from "./sightings";
import { nearestToMeridian, trackRegions } from "./track-regions";

export interface RealRegionsOptions {
  /** data folder: pictures in solar/hmi_fulldisk_jpg, maps in solar/hmi_los, SHARPs anywhere under solar; or without `solar/` */
  readonly folder: string;
  /** how patches become images, default the paper's way; see {@link preprocessMagnetogram} */
  readonly preprocess?: PreprocessOptions;
  /** pictures that a region must be seen in, default 2: what is seen once may be a piece of another */
  readonly fewestPictures?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What is known of one image. */
export interface RealPatch extends Omit<RegionSighting, "patch"> {
  /** number of the region, from 0 in the order of the times; the same for all images of it */
  readonly region: number;
  /** sides on the Sun of a pixel of the image, Mm */
  readonly pixelMm: readonly [width: number, height: number];
}

/** Active regions cut from real magnetograms, several images of each. */
export interface RealRegions {
  /** [n, 128, 128] in kG */
  readonly images: Images;
  readonly patches: readonly RealPatch[];
  /** distinct regions */
  readonly regions: number;
  /** index of one image of each region, the nearest to the central meridian */
  readonly representatives: Int32Array;
  /** full-disc pictures looked at, and how many of them were left out */
  readonly frames: { readonly all: number; readonly bad: number };
  /** files that were not used, and why */
  readonly leftOut: readonly LeftOutFile[];
  /** cut-outs of pictures that were seen too seldom to count */
  readonly seldom: number;
  /** share of the pixels of pictures' patches whose line of sight is saturated at 250 G, 0 … 1 */
  readonly saturatedShare: number;
}

const isPicture = ({ source }: { source: RegionSighting["source"] }) => source === "picture";

function describe({ patch, ...rest }: RegionSighting, region: number, [h, w]: readonly [number, number]): RealPatch {
  const mm = ceaPixelMm(rest.pixelDeg);
  return { ...rest, region, pixelMm: [(patch.shape[1] * mm) / w, (patch.shape[0] * mm) / h] };
}

function saturatedShareOf(kept: readonly RegionSighting[]): number {
  const pictures = kept.filter(isPicture);
  const pixels = pictures.reduce((sum, { patch }) => sum + patch.data.length, 0);
  return pixels === 0 ? 0 : pictures.reduce((sum, { patch, saturated }) => sum + saturated * patch.data.length, 0) / pixels;
}

/**
 * A database of real active regions: cut-outs of HMI's full-disc pictures within 45 degrees of the disc's centre (line of
 * sight, saturated at +-250 G, pixels of 3.5 Mm, mapped to a CEA grid and divided by the limb cosine), SHARPs (Br) and
 * line-of-sight maps, preprocessed as the paper does. Regions are followed across the disc, so that each is counted once;
 * pictures of a wrong time, size or level are left out with a reason.
 * @throws FileFormatError when the folder has none of them; the signal's reason when it is aborted
 */
export async function realRegions(options: RealRegionsOptions): Promise<RealRegions> {
  const { folder, preprocess = {}, fewestPictures = 2, signal, onProgress } = options;
  const inside = join(folder, "solar");
  const solar = existsSync(inside) ? inside : folder;
  const sharps = sightSharps(solar);
  const maps = sightLineOfSightMaps(join(solar, "hmi_los"));
  const pictures = await sightPictures(join(solar, "hmi_fulldisk_jpg"), { signal, onProgress });
  const found: readonly FoundSightings[] = [pictures, sharps, maps];
  const tracks = trackRegions(found.flatMap(({ sightings }) => sightings));
  const kept = tracks.filter((track) => track.length >= fewestPictures || !track.every(isPicture));
  if (kept.length === 0) {
    throw new FileFormatError({
      expected: `full-disc pictures, SHARPs or line-of-sight maps with active regions under ${JSON.stringify(solar)}`,
      found: `${found.reduce((sum, { files }) => sum + files, 0)} files, and no region`,
      remedy: "Let LATENT_SKY_DATA name a folder with solar/hmi_fulldisk_jpg, or with SHARPs of hmi.sharp_cea_720s.",
    });
  }
  const sightings = kept.flat();
  const images = stackImages(sightings.map(({ patch }) => preprocessMagnetogram(patch, preprocess)));
  const [, h, w] = images.shape;
  return {
    images,
    patches: kept.flatMap((track, region) => track.map((sighting) => describe(sighting, region, [h, w]))),
    regions: kept.length,
    representatives: Int32Array.from(kept, (track) => sightings.indexOf(nearestToMeridian(track))),
    frames: { all: pictures.files, bad: pictures.leftOut.length },
    leftOut: found.flatMap(({ leftOut }) => leftOut),
    seldom: tracks.reduce((sum, track) => sum + track.length, 0) - sightings.length,
    saturatedShare: saturatedShareOf(sightings),
  };
}
