import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { stackImages, type Images } from "../../arrays";
import { FileFormatError } from "../../errors";
import { ceaPixelMm } from "../cea-grid";
import { preprocessMagnetogram, type PreprocessOptions } from "../preprocess";
import { limbCosine } from "./disk-patch";
import { CUTOUT_PIXEL_DEG } from "./disk-regions";
import { groupRegions, type BoxedSighting } from "./group-regions";
import type { PictureLook } from "./picture-look";
import {
  sightLineOfSightMaps, sightPictures, sightSharps, type FoundSightings, type LeftOutFile, type RegionSighting, type UsedFile,
} from "./sightings";
import { diskCentreLatitude } from "./solar-tilt";
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
export interface RealPatch extends Omit<RegionSighting, "patch">, PictureLook {
  /** number of the region, from 0 in the order of the times; the same for all images of one passage across the disc */
  readonly region: number;
  /** number of the physical object, see `groupRegions`; what is counted or resampled as independent */
  readonly group: number;
  /** sides on the Sun of a pixel of the image, Mm */
  readonly pixelMm: readonly [width: number, height: number];
}

/** Active regions cut from real magnetograms, several images of each. */
export interface RealRegions {
  /** [n, 128, 128] in kG */
  readonly images: Images;
  readonly patches: readonly RealPatch[];
  /** passages of regions across the disc */
  readonly regions: number;
  /**
   * distinct regions: returns after a rotation or two, and pieces that the detection cuts otherwise from picture to
   * picture, count once
   */
  readonly groups: number;
  /** index of one image of each group, the nearest to the central meridian */
  readonly representatives: Int32Array;
  /** looks of the images of pictures, to give others the same: `pictureLook(queries, looks, stream)` */
  readonly looks: readonly PictureLook[];
  /** full-disc pictures looked at, and how many of them were left out */
  readonly frames: { readonly all: number; readonly bad: number };
  /** files that were not used, and why */
  readonly leftOut: readonly LeftOutFile[];
  /** cut-outs that were found, those of one picture alone too */
  readonly seen: number;
  /** cut-outs of pictures that were seen too seldom to count */
  readonly seldom: number;
  /** share of the pixels of pictures' patches whose line of sight is saturated at 250 G, 0 … 1 */
  readonly saturatedShare: number;
  /** sha256 over names and sizes of the files that were used */
  readonly digest: string;
}

const isPicture = ({ source }: { source: RegionSighting["source"] }) => source === "picture";

const boxed = (sighting: RegionSighting): RegionSighting & BoxedSighting => {
  const { patch: { shape: [rows, columns] }, pixelDeg } = sighting;
  return { ...sighting, sides: [columns * pixelDeg, rows * pixelDeg] };
};

function describe(
  { patch, sides, ...rest }: RegionSighting & BoxedSighting, region: number, group: number, [h, w]: readonly [number, number],
): RealPatch {
  const mm = ceaPixelMm(rest.pixelDeg);
  const cells = (degrees: number) => Math.max(1, Math.round(degrees / CUTOUT_PIXEL_DEG));
  return {
    ...rest, region, group, pixelMm: [(patch.shape[1] * mm) / w, (patch.shape[0] * mm) / h],
    cells: [cells(sides[1]), cells(sides[0])], limbCosine: limbCosine(rest.place, diskCentreLatitude(rest.time)),
  };
}

/** sha256 of lines "name bytes", in order. */
function digestOf(files: readonly UsedFile[]): string {
  const lines = files.map(({ name, bytes }) => `${name} ${bytes}\n`).sort();
  return createHash("sha256").update(lines.join("")).digest("hex");
}

function nothingFound(found: readonly FoundSightings[], solar: string): FileFormatError {
  const files = found.reduce((sum, one) => sum + one.files, 0);
  const leftOut = found.flatMap((one) => one.leftOut);
  const because = leftOut.length === 0 ? "" : `; of ${leftOut.length} left out the first is ${leftOut[0].name}: ${leftOut[0].reason}`;
  return new FileFormatError({
    expected: `full-disc pictures, SHARPs or line-of-sight maps with active regions under ${JSON.stringify(solar)}`,
    found: `${files} files, and no region${because}`,
    remedy: "Let LATENT_SKY_DATA name a folder with solar/hmi_fulldisk_jpg, or with SHARPs of hmi.sharp_cea_720s.",
  });
}

function saturatedShareOf(kept: readonly RegionSighting[]): number {
  const pictures = kept.filter(isPicture);
  const pixels = pictures.reduce((sum, { patch }) => sum + patch.data.length, 0);
  return pixels === 0 ? 0 : pictures.reduce((sum, { patch, saturated }) => sum + saturated * patch.data.length, 0) / pixels;
}

/**
 * A database of real active regions: cut-outs of HMI's full-disc pictures within 45 degrees of the disc's centre (line of
 * sight, saturated at +-250 G, pixels of 3.5 Mm, mapped to a CEA grid and divided by the limb cosine), SHARPs (Br) and
 * line-of-sight maps, preprocessed as the paper does. Regions are followed across the disc, and those that return or that
 * the detection cuts into pieces are grouped, so that each is counted once; pictures of a wrong time, size or level are
 * left out with a reason.
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
  const tracks = trackRegions(found.flatMap(({ sightings }) => sightings.map(boxed)));
  const kept = tracks.filter((track) => track.length >= fewestPictures || !track.every(isPicture));
  if (kept.length === 0) throw nothingFound(found, solar);
  const sightings = kept.flat();
  const group = groupRegions(kept);
  const groups = new Set(group).size;
  const members = Array.from({ length: groups }, (_, number) => kept.filter((_track, region) => group[region] === number).flat());
  const images = stackImages(sightings.map(({ patch }) => preprocessMagnetogram(patch, preprocess)));
  const [, h, w] = images.shape;
  const patches = kept.flatMap((track, region) => track.map((sighting) => describe(sighting, region, group[region], [h, w])));
  return {
    images, patches,
    looks: patches.filter(isPicture).map(({ cells, limbCosine: mu }) => ({ cells, limbCosine: mu })),
    regions: kept.length, groups,
    representatives: Int32Array.from(members, (seen) => sightings.indexOf(nearestToMeridian(seen))),
    frames: { all: pictures.files, bad: pictures.leftOut.length },
    leftOut: found.flatMap(({ leftOut }) => leftOut),
    seen: tracks.reduce((sum, track) => sum + track.length, 0),
    seldom: tracks.reduce((sum, track) => sum + track.length, 0) - sightings.length,
    saturatedShare: saturatedShareOf(sightings),
    digest: digestOf(found.flatMap(({ used }) => used)),
  };
}
