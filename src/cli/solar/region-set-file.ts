import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { FileFormatError } from "../../lib/errors";
import type { RegionProperties } from "../../lib/solar/simulate";

/** Images are 128 x 128; their values are stored as whole numbers of 0.1 G. */
export const SET_SIDE = 128;
export const STEPS_PER_KG = 10_000;
export const IMAGE_BYTES = 2 * SET_SIDE ** 2;

/** One region of a set; arrays have one entry an image. */
export interface RegionRecord extends RegionProperties {
  readonly index: number;
  /** number of its first image in the set */
  readonly first: number;
  readonly images: number;
  /** rows and columns of its frames on the CEA grid */
  readonly shape: readonly [h: number, w: number];
  /** since the first flux emerged */
  readonly hours: readonly number[];
  /** from the central meridian in degrees, west positive */
  readonly longitudes: readonly number[];
  /** unsigned flux of the region's own elements and spots, Mx */
  readonly fluxes: readonly number[];
  /** Mm^2 of the pixels above 150 G */
  readonly areas: readonly number[];
}

/** A set as it lies in memory: `images[k * 16384 + y * 128 + x] / 10000` is the field in kG. */
export interface RegionSet {
  readonly folder: string;
  readonly images: Int16Array;
  readonly count: number;
  readonly regions: readonly RegionRecord[];
}

export const countImages = (regions: readonly Pick<RegionRecord, "images">[]): number =>
  regions.reduce((sum, { images }) => sum + images, 0);

/** Names a set by everything that its numbers depend on: 12 hexadecimal digits. */
export function setDigest(contents: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(contents).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 12);
}

/** Header of a .npy file of int16 images [count, 128, 128]. */
export function imagesHeader(count: number): Buffer {
  const dictionary = `{'descr': '<i2', 'fortran_order': False, 'shape': (${count}, ${SET_SIDE}, ${SET_SIDE}), }`;
  const header = Buffer.alloc(128, " ");
  header.write("\x93NUMPY\x01\x00", "latin1");
  header.writeUInt16LE(118, 8);
  header.write(dictionary, 10, "latin1");
  header.write("\n", 127, "latin1");
  return header;
}

function damaged(file: string, expected: string, found: string, cause?: unknown): FileFormatError {
  const remedy = "Delete the folder and make the set again.";
  return new FileFormatError({ expected: `${expected} in ${JSON.stringify(file)}`, found, remedy, cause });
}

function readRecords(file: string): RegionRecord[] {
  try {
    const parsed = JSON.parse(readFileSync(file, "utf8")) as { regions?: unknown };
    if (Array.isArray(parsed.regions) && parsed.regions.length > 0) return parsed.regions as RegionRecord[];
  } catch (cause) {
    throw damaged(file, "a list of regions", cause instanceof Error ? cause.message : String(cause), cause);
  }
  throw damaged(file, "a list of regions", "none");
}

function readImages(file: string, count: number): Int16Array {
  const images = new Int16Array(count * SET_SIDE * SET_SIDE);
  const header = imagesHeader(count);
  let handle: number;
  try {
    handle = openSync(file, "r");
  } catch (cause) {
    throw damaged(file, "the images of a set", cause instanceof Error ? cause.message : String(cause), cause);
  }
  try {
    const size = fstatSync(handle).size;
    if (size !== header.length + images.byteLength) throw damaged(file, `${header.length + images.byteLength} bytes`, `${size}`);
    const found = Buffer.alloc(header.length);
    readSync(handle, found, 0, found.length, 0);
    if (!found.equals(header)) throw damaged(file, `the header of ${count} images of int16`, "another");
    const bytes = new Uint8Array(images.buffer);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(handle, bytes, at, Math.min(bytes.length - at, 1 << 26), header.length + at);
      if (read === 0) throw damaged(file, `${bytes.length} bytes of images`, `${at}`);
      at += read;
    }
  } finally {
    closeSync(handle);
  }
  return images;
}

/** Reads a set that `makeRegionSet` made. @throws FileFormatError naming the file that is missing or damaged */
export function readRegionSet(folder: string): RegionSet {
  const regions = readRecords(join(folder, "regions.json"));
  const count = countImages(regions);
  return { folder, count, regions, images: readImages(join(folder, "images.npy"), count) };
}
