import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Image } from "../../arrays";
import { UserError } from "../../errors";
import { CEA_PIXEL_DEG, ceaPixelMm } from "../cea-grid";
import { manifestEntries } from "../jsoc";
import { readSharpSegment } from "../sharp";
import { findSharps, segmentPath, sharpTitle } from "../sharp-files";
import { diskFault, SATURATED_G } from "./check-disk";
import { boundingBox, crop } from "./crop";
import { detectRegions } from "./detect-regions";
import { diskPatch, lineOfSightPatch, placeOnDisk, placeOnMap } from "./disk-patch";
import { centreDistance, CUTOUT_PIXEL_DEG, diskRegions, LIMB_LIMIT_DEG } from "./disk-regions";
import { findFullDisks, readFullDisk, type FullDisk } from "./full-disk";
import { readLineOfSightMap } from "./line-of-sight-map";
import { diskCentreLatitude } from "./solar-tilt";
import type { Sighting } from "./track-regions";

/** One active region at one time, from one file. */
export interface RegionSighting extends Sighting {
  readonly source: "picture" | "sharp" | "line-of-sight";
  /** e.g. "SHARP 377, 2011-02-15 02:00 TAI" */
  readonly title: string;
  /** radial field in gauss on a CEA grid */
  readonly patch: Image;
  /** side of the grid's pixels in heliographic degrees */
  readonly pixelDeg: number;
  /** share of the pixels whose line of sight is saturated, 0 … 1; 0 for files that do not saturate */
  readonly saturated: number;
}

/** A file that was not used, and why. */
export interface LeftOutFile {
  readonly name: string;
  readonly reason: string;
}

/** A file that was used, with or without a region in it. */
export interface UsedFile {
  readonly name: string;
  readonly bytes: number;
}

export interface FoundSightings {
  readonly sightings: readonly RegionSighting[];
  readonly leftOut: readonly LeftOutFile[];
  readonly used: readonly UsedFile[];
  /** files that were looked at */
  readonly files: number;
}

export interface SightingOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

const usedFile = (path: string): UsedFile => ({ name: basename(path), bytes: statSync(path).size });

/** Why a region is left out whose field cannot be told from its line of sight; pictures' regions are cut there, too. */
function limbReason(place: Sighting["place"], centreLatitude: number): string | undefined {
  const distance = centreDistance(place, centreLatitude);
  if (distance <= LIMB_LIMIT_DEG) return undefined;
  return `a region ${distance.toFixed(0)} degrees from the disc's centre, beyond the limit of ${LIMB_LIMIT_DEG}`;
}

/** Longitude within -180 … 180 degrees. */
const wrapped = (longitude: number) => longitude - 360 * Math.round(longitude / 360);

const isoTitle = (time: Date) => `${time.toISOString().slice(0, 16).replace("T", " ")} UT`;

/** What a user can mend, as a reason to leave a file out; anything else is thrown on. */
function reasonOf(error: unknown, folder: string): string {
  if (!(error instanceof UserError)) throw error;
  return `expected ${error.expected}, but found ${error.found}`.replaceAll(join(folder, "/"), "");
}

function saturatedShare(disk: FullDisk, place: Sighting["place"], { shape }: Image): number {
  const { data } = lineOfSightPatch(disk, place, shape, CUTOUT_PIXEL_DEG);
  return data.filter((b) => Math.abs(b) >= SATURATED_G).length / data.length;
}

/** The regions within 45 degrees of the centre of every good full-disc picture of a folder. */
export async function sightPictures(folder: string, { signal, onProgress }: SightingOptions = {}): Promise<FoundSightings> {
  const paths = existsSync(folder) ? findFullDisks(folder) : [];
  const sightings: RegionSighting[] = [];
  const leftOut: LeftOutFile[] = [];
  const used: UsedFile[] = [];
  let last: FullDisk | undefined;
  for (const [i, path] of paths.entries()) {
    signal?.throwIfAborted();
    const disk = await readFullDisk(path).catch((error: unknown) => reasonOf(error, folder));
    const reason = typeof disk === "string" ? disk : diskFault(disk, last);
    if (typeof disk === "string" || reason !== undefined) leftOut.push({ name: basename(path), reason: String(reason) });
    else {
      last = disk;
      used.push(usedFile(path));
      for (const { place, patch, time } of diskRegions(disk)) {
        const saturated = saturatedShare(disk, place, patch);
        sightings.push({ source: "picture", title: `HMI picture, ${isoTitle(time)}`, place, patch, time, saturated, pixelDeg: CUTOUT_PIXEL_DEG });
      }
    }
    onProgress?.(i + 1, paths.length);
  }
  return { sightings, leftOut, used, files: paths.length };
}

/** All SHARP records within 45 degrees of the disc's centre at any depth below a folder, those with segment Br. */
export function sightSharps(folder: string): FoundSightings {
  const leftOut: LeftOutFile[] = [];
  const used: UsedFile[] = [];
  const records = findSharps(folder);
  const fetched = manifestEntries();
  const sightings = records.flatMap((record): RegionSighting[] => {
    try {
      const { image: patch, header } = readSharpSegment(record, "Br", fetched);
      const longitude = wrapped(header.number("CRVAL1") - header.number("CRLN_OBS"));
      const place = { longitude, latitude: header.number("CRVAL2") };
      const [year, month, day, hour, minute] = (/^(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)/.exec(record.time) ?? []).slice(1).map(Number);
      const time = new Date(Date.UTC(year, month - 1, day, hour, minute));
      const sighting = { title: sharpTitle(record), place, patch, time, pixelDeg: header.number("CDELT1") };
      const reason = limbReason(place, diskCentreLatitude(time));
      if (reason !== undefined) {
        leftOut.push({ name: sharpTitle(record), reason });
        return [];
      }
      used.push(usedFile(segmentPath(record, "Br")));
      return [{ source: "sharp", ...sighting, saturated: 0 }];
    } catch (error) {
      leftOut.push({ name: sharpTitle(record), reason: reasonOf(error, folder) });
      return [];
    }
  });
  return { sightings, leftOut, used, files: records.length };
}

/** Pixels of quiet Sun around a region at full resolution. */
const MARGIN = 14;

/** The largest region of a map of a part of the disc, on SHARPs' grid. */
function largestRegion(disk: FullDisk): { readonly place: Sighting["place"]; readonly patch: Image } | string {
  const [h, w] = disk.field.shape;
  const place = placeOnDisk(disk, (w - 1) / 2, (h - 1) / 2);
  if (place === undefined) return "a map whose middle is off the disc";
  const mapDeg = 180 / Math.PI / disk.radius / CEA_PIXEL_DEG;
  const stretch = (degrees: number) => 1 / Math.max(0.5, Math.cos((degrees * Math.PI) / 180));
  const side = (pixels: number, degrees: number) => Math.round(pixels * mapDeg * stretch(degrees));
  const shape = [side(h, place.latitude - disk.centreLatitude), side(w, place.longitude)] as const;
  const map = diskPatch(disk, place, shape, CEA_PIXEL_DEG);
  const largest = detectRegions(map, { pixelMm: ceaPixelMm() })[0];
  if (largest === undefined) return "no active region in it";
  const box = boundingBox(largest.pixels, shape[1]);
  const fromMiddle = (first: number, last: number, pixels: number) => ((first + last - pixels + 1) / 2) * CEA_PIXEL_DEG;
  const middle = placeOnMap(place, fromMiddle(box.left, box.right, shape[1]), fromMiddle(box.bottom, box.top, shape[0]));
  return { place: middle ?? place, patch: crop(map, box, MARGIN) };
}

/** The largest region of every line-of-sight FITS map of a part of the disc in a folder. */
export function sightLineOfSightMaps(folder: string): FoundSightings {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.fits?$/i.test(name)).sort() : [];
  const sightings: RegionSighting[] = [];
  const leftOut: LeftOutFile[] = [];
  const used: UsedFile[] = [];
  for (const name of names) {
    try {
      const disk = readLineOfSightMap(join(folder, name));
      const region = largestRegion(disk);
      const reason = typeof region === "string" ? region : limbReason(region.place, disk.centreLatitude);
      if (typeof region === "string" || reason !== undefined) {
        leftOut.push({ name, reason: String(reason) });
        continue;
      }
      used.push(usedFile(join(folder, name)));
      const title = `HMI line of sight, ${isoTitle(disk.time)}`;
      sightings.push({ ...region, source: "line-of-sight", title, time: disk.time, saturated: 0, pixelDeg: CEA_PIXEL_DEG });
    } catch (error) {
      leftOut.push({ name, reason: reasonOf(error, folder) });
    }
  }
  return { sightings, leftOut, used, files: names.length };
}
