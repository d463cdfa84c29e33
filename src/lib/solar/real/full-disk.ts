import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { image, type Image } from "../../arrays";
import { FileFormatError } from "../../errors";
import { readGreyImage } from "./read-grey-image";
import { diskCentreLatitude } from "./solar-tilt";

/**
 * Field in gauss at which the pictures saturate: Helioviewer's JPEG 2000 files of HMI's magnetograms are the line of
 * sight clipped at +-250 G and scaled linearly to 0 … 255 (its JP2Gen, `hvs_default_hmi.pro`), at 0.6 arcsec a pixel.
 */
export const PICTURE_LIMIT_G = 250;

/** Pixels of the JPEG 2000 file, one way, that a pixel of the 512 x 512 pictures is the mean of. */
export const PICTURE_REDUCTION = 8;

/** A full-disc magnetogram: the line-of-sight field, solar north up, row 0 southernmost, column 0 easternmost. */
export interface FullDisk {
  /** line-of-sight field in gauss, clipped before it was averaged; 0 off the disc */
  readonly field: Image;
  /** centre of the disc in pixels, the first pixel's centre at (0, 0) */
  readonly centre: { readonly x: number; readonly y: number };
  /** radius of the disc in pixels */
  readonly radius: number;
  /** heliographic latitude of the disc's centre, degrees */
  readonly centreLatitude: number;
  readonly time: Date;
}

const NAME = /HMI\.m(\d{4})\.(\d\d)\.(\d\d)_(\d\d)\.(\d\d)\.(\d\d)\.jpe?g$/;
/** Half the grey level of no field: a pixel above it is on the disc, or near its edge. */
const ON_DISK = 64;
/** Fewest pixels of a line that count as the disc; a JPEG's fringes are fewer. */
const EDGE_PIXELS = 4;

/** The first and the last line, of `count`, with enough pixels on the disc. */
function extent(count: number, pixelsOf: (line: number) => number): [number, number] {
  const lines = Array.from({ length: count }, (_, line) => line).filter((line) => pixelsOf(line) >= EDGE_PIXELS);
  return [lines[0] ?? NaN, lines[lines.length - 1] ?? NaN];
}

/** Centre and radius of the bright disc of a picture of grey levels. @throws FileFormatError when there is no disc */
export function findDisk({ data, shape: [h, w] }: Image, name: string): Pick<FullDisk, "centre" | "radius"> {
  const [rows, columns] = [new Uint32Array(h), new Uint32Array(w)];
  data.forEach((level, i) => {
    if (level < ON_DISK) return;
    rows[Math.floor(i / w)]++;
    columns[i % w]++;
  });
  const [south, north] = extent(h, (y) => rows[y]);
  const [east, west] = extent(w, (x) => columns[x]);
  const [tall, wide] = [north - south + 1, west - east + 1];
  if (!(Math.min(tall, wide) > 0.3 * Math.min(h, w) && Math.abs(tall - wide) <= 0.02 * wide && tall < h && wide < w)) {
    throw new FileFormatError({
      expected: `a round disc on black within ${JSON.stringify(name)}`,
      found: Number.isNaN(tall + wide) ? "no disc" : `a shape of ${tall} x ${wide} pixels in ${h} x ${w}`,
      remedy: "Take a full-disc magnetogram with the whole limb in it.",
    });
  }
  return { centre: { x: (east + west) / 2, y: (south + north) / 2 }, radius: (tall + wide) / 4 };
}

/** Field of a grey level: `(level / 255 - 1/2) 500 G`. */
const gauss = (level: number) => (level / 255 - 0.5) * 2 * PICTURE_LIMIT_G;

/**
 * Reads a full-disc magnetogram from a Helioviewer picture named `HMI.mYYYY.MM.DD_hh.mm.ss.jpg` (UT).
 * @throws FileFormatError for another name, a picture that cannot be read, or one without a disc
 */
export async function readFullDisk(path: string): Promise<FullDisk> {
  const match = NAME.exec(basename(path));
  if (match === null) {
    const remedy = "Name it by its time in UT.";
    throw new FileFormatError({ expected: "a file named HMI.mYYYY.MM.DD_hh.mm.ss.jpg", found: JSON.stringify(basename(path)), remedy });
  }
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const levels = await readGreyImage(path);
  const { centre, radius } = findDisk(levels, basename(path));
  const [h, w] = levels.shape;
  const field = levels.data.map((level, i) =>
    Math.hypot((i % w) - centre.x, Math.floor(i / w) - centre.y) < radius ? gauss(level) : 0);
  return { field: image(field, [h, w], "G"), centre, radius, centreLatitude: diskCentreLatitude(time), time };
}

/** The full-disc pictures of a folder in the order of their times. @throws FileFormatError when there are none */
export function findFullDisks(folder: string): string[] {
  let names: string[] = [];
  try {
    names = readdirSync(folder).filter((name) => NAME.test(name));
  } catch {
    // reported below, as an empty folder is
  }
  if (names.length > 0) return names.sort().map((name) => join(folder, name));
  const remedy = "Pictures are named HMI.mYYYY.MM.DD_hh.mm.ss.jpg.";
  throw new FileFormatError({ expected: `full-disc pictures in ${JSON.stringify(folder)}`, found: "none", remedy });
}
