import type { Image } from "../../arrays";
import { synodicRate } from "../simulate";
import { diskPatch } from "./disk-patch";
import type { FullDisk } from "./full-disk";

/** The time between two pictures that the Sun's rotation tells. */
export interface RotationLag {
  /** hours by which the regions of the later one have moved on */
  readonly hours: number;
  /** correlation of both maps, rotated by them */
  readonly correlation: number;
}

const PIXEL_DEG = 0.5;
/** Rows and columns of the maps: 24 degrees north and south, 60 east and west, where regions are. */
const SHAPE = [80, 240] as const;
/** The latitude whose rotation stands for all, degrees. */
const LATITUDE = 15;
const LONGEST_HOURS = 60;

/** Pixels of the map that regions move in a day. */
const PIXELS_PER_DAY = synodicRate(LATITUDE) / PIXEL_DEG;

const mapOf = (disk: FullDisk): Image => diskPatch(disk, { longitude: 0, latitude: 0 }, SHAPE, PIXEL_DEG);

/** Correlation of the earlier map with the later one, moved back by a number of pixels. */
function shiftedCorrelation(earlier: Image, later: Image, shift: number): number {
  const [h, w] = SHAPE;
  let [product, first, second] = [0, 0, 0];
  for (let y = 0; y < h; y++) {
    for (let x = Math.max(0, -shift); x < Math.min(w, w - shift); x++) {
      const [a, b] = [earlier.data[y * w + x], later.data[y * w + x + shift]];
      product += a * b;
      first += a * a;
      second += b * b;
    }
  }
  return product / Math.sqrt(first * second + Number.MIN_VALUE);
}

/**
 * How long the Sun turned between two full-disc magnetograms, by the shift that makes them most alike, up to 60 hours
 * either way in steps of 0.9 hours. Regions evolve: the correlation is about 0.8 after 12 hours, 0.7 after a day.
 */
export function rotationLag(earlier: FullDisk, later: FullDisk): RotationLag {
  const [before, after] = [mapOf(earlier), mapOf(later)];
  const most = Math.floor((LONGEST_HOURS / 24) * PIXELS_PER_DAY);
  let best: RotationLag = { hours: NaN, correlation: -Infinity };
  for (let shift = -most; shift <= most; shift++) {
    const correlation = shiftedCorrelation(before, after, shift);
    if (correlation > best.correlation) best = { hours: (24 * shift) / PIXELS_PER_DAY, correlation };
  }
  return best;
}
