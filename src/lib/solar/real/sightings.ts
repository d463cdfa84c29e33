import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { Image } from "../../arrays";
import { UserError } from "../../errors";
import { CEA_PIXEL_DEG, ceaPixelMm } from "../cea-grid";
import { readSharpSegment } from "../sharp";
import { findSharps, sharpTitle } from "../sharp-files";
import { diskFault, SATURATED_G } from "./check-disk";
import { boundingBox, crop } from "./crop";
import { detectRegions } from "./detect-regions";
import { diskPatch, lineOfSightPatch, placeOnDisk } from "./disk-patch";
import { CUTOUT_PIXEL_DEG, diskRegions } from "./disk-regions";
import { findFullDisks, readFullDisk, type FullDisk } from "./full-disk";
import { readLineOfSightMap } from "./line-of-sight-map";
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

export interface FoundSightings {
  readonly sightings: readonly RegionSighting[];
  readonly leftOut: readonly LeftOutFile[];
  /** files that were looked at */
  readonly files: number;
}

export interface SightingOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

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
  let last: FullDisk | undefined;
  for (const [i, path] of paths.entries()) {
    signal?.throwIfAborted();
    const disk = await readFullDisk(path).catch((error: unknown) => reasonOf(error, folder));
    const reason = typeof disk === "string" ? disk : diskFault(disk, last);
    if (typeof disk === "string" || reason !== undefined) leftOut.push({ name: basename(path), reason: String(reason) });
    else {
      last = disk;
      for (const { place, patch, time } of diskRegions(disk)) {
        const saturated = saturatedShare(disk, place, patch);
        sightings.push({ source: "picture", title: `HMI picture, ${isoTitle(time)}`, place, patch, time, saturated, pixelDeg: CUTOUT_PIXEL_DEG });
      }
    }
    onProgress?.(i + 1, paths.length);
  }
  return { sightings, leftOut, files: paths.length };
}

/** All SHARP records with Br at any depth below a folder. */
export function sightSharps(folder: string): FoundSightings {
  const leftOut: LeftOutFile[] = [];
  const records = findSharps(folder);
  const sightings = records.flatMap((record): RegionSighting[] => {
    try {
      const { image: patch, header } = readSharpSegment(record, "Br");
      const place = { longitude: header.number("CRVAL1") - header.number("CRLN_OBS"), latitude: header.number("CRVAL2") };
      const [year, month, day, hour, minute] = (/^(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)/.exec(record.time) ?? []).slice(1).map(Number);
      const time = new Date(Date.UTC(year, month - 1, day, hour, minute));
      return [{ source: "sharp", title: sharpTitle(record), place, patch, time, saturated: 0, pixelDeg: header.number("CDELT1") }];
    } catch (error) {
      leftOut.push({ name: sharpTitle(record), reason: reasonOf(error, folder) });
      return [];
    }
  });
  return { sightings, leftOut, files: records.length };
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
  return largest === undefined ? "no active region in it" : { place, patch: crop(map, boundingBox(largest.pixels, shape[1]), MARGIN) };
}

/** The largest region of every line-of-sight FITS map of a part of the disc in a folder. */
export function sightLineOfSightMaps(folder: string): FoundSightings {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.fits?$/i.test(name)).sort() : [];
  const sightings: RegionSighting[] = [];
  const leftOut: LeftOutFile[] = [];
  for (const name of names) {
    try {
      const disk = readLineOfSightMap(join(folder, name));
      const region = largestRegion(disk);
      if (typeof region === "string") leftOut.push({ name, reason: region });
      else sightings.push({ ...region, source: "line-of-sight", title: `HMI line of sight, ${isoTitle(disk.time)}`, time: disk.time, saturated: 0, pixelDeg: CEA_PIXEL_DEG });
    } catch (error) {
      leftOut.push({ name, reason: reasonOf(error, folder) });
    }
  }
  return { sightings, leftOut, files: names.length };
}
