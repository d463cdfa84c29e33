import { quantile } from "../../statistics";
import { PICTURE_LIMIT_G, PICTURE_REDUCTION, type FullDisk } from "./full-disk";
import { rotationLag } from "./rotation-lag";
import { solarRadius } from "./solar-radius";

/** Side of a pixel of Helioviewer's JPEG 2000 files, arcsec. */
const FILE_PIXEL_ARCSEC = 0.6;
const RADIUS_TOLERANCE = 0.015;
/** Of the field within 0.9 radii, gauss: its median, and the root mean square of its weak part. */
const MEDIAN_LIMIT = 5;
const WEAK_LIMIT = 40;
const WEAK_RANGE = [4, 16] as const;
const SATURATED_LIMIT = 0.05;
/** Pictures that are farther apart cannot be compared by rotation, nor those that are less alike than this. */
const LONGEST_HOURS = 48;
const LEAST_CORRELATION = 0.25;
const HOURS_TOLERANCE = 4;

const HOUR_MS = 3_600_000;

/** Field that counts as saturated, gauss: within one grey level of the limit. */
export const SATURATED_G = PICTURE_LIMIT_G * (1 - 2 / 255);

/** The line-of-sight field within 0.9 radii of the disc's centre. */
function innerField({ field: { data, shape: [, w] }, centre, radius }: FullDisk): Float32Array {
  return data.filter((_, i) => Math.hypot((i % w) - centre.x, Math.floor(i / w) - centre.y) < 0.9 * radius);
}

/**
 * Why a full-disc picture cannot be used, or undefined when it can: a disc of the wrong size for its date, a shifted zero
 * level, fields that are too strong or too weak everywhere (missing parts, another scale), or regions that have not
 * moved on since the picture before as its time says (a file under a wrong name).
 * @param last the good picture before it, if there is one
 */
export function diskFault(disk: FullDisk, last?: FullDisk): string | undefined {
  const expected = solarRadius(disk.time) / (FILE_PIXEL_ARCSEC * PICTURE_REDUCTION);
  if (Math.abs(disk.radius / expected - 1) > RADIUS_TOLERANCE) {
    return `a disc of ${disk.radius} pixels in radius, where ${expected.toFixed(1)} are expected on that day`;
  }
  const field = innerField(disk);
  const median = quantile(field, 0.5);
  if (Math.abs(median) > MEDIAN_LIMIT) return `a median field of ${median.toFixed(1)} G`;
  const weak = field.filter((b) => Math.abs(b) < WEAK_LIMIT);
  const level = Math.sqrt(weak.reduce((sum, b) => sum + b * b, 0) / weak.length);
  if (!(level > WEAK_RANGE[0] && level < WEAK_RANGE[1])) return `a quiet field of ${level.toFixed(1)} G, where 8 G are expected`;
  const saturated = field.filter((b) => Math.abs(b) >= SATURATED_G).length / field.length;
  if (saturated > SATURATED_LIMIT) return `${(100 * saturated).toFixed(0)} % of the disc saturated`;
  if (last === undefined) return undefined;
  const elapsed = (disk.time.getTime() - last.time.getTime()) / HOUR_MS;
  if (elapsed > LONGEST_HOURS) return undefined;
  const { hours, correlation } = rotationLag(last, disk);
  if (correlation < LEAST_CORRELATION || Math.abs(hours - elapsed) <= HOURS_TOLERANCE) return undefined;
  return `regions that moved as in ${hours.toFixed(0)} h since the picture before, where the names say ${elapsed.toFixed(0)} h`;
}
