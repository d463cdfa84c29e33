import type { Stream } from "../../random";
import { SOLAR_RADIUS_M } from "../cea-grid";
import { noiseTile, TILE_SIDE } from "./noise-tile";

const RADIANS = Math.PI / 180;
const MM_PER_DEGREE = SOLAR_RADIUS_M * 1e-6 * RADIANS;
const LAST = TILE_SIDE - 1;
/** Pixels that share one standard deviation. */
const BLOCK = 8;

/** Where a picture lies on the disc. */
export interface DiscPlace {
  /** longitude from the central meridian, and latitude from the disc's centre, of the picture's origin, degrees */
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * Noise of HMI's radial field in gauss at an angle from the disc's centre: the line of sight's 9 G times the cosine
 * and the transverse field's `transverse` (30-90 G) times the sine, added in squares. SHARP 377 has 11 G in its corner
 * nearest to the disc's centre and 33 G in the farthest, SHARP 6060 at 25 degrees 30-40 G.
 * @param distance heliocentric angle in degrees
 */
export function radialNoise(distance: number, transverse: number): number {
  const angle = distance * RADIANS;
  return Math.hypot(9 * Math.cos(angle), transverse * Math.sin(angle));
}

/** A picture on the Sun, as far as its noise is concerned. */
export interface NoiseFrame {
  readonly shape: readonly [h: number, w: number];
  /** Mm of the centre of pixel (0, 0) from the place on the disc */
  readonly west: number;
  readonly south: number;
  readonly pixel: number;
}

/**
 * Adds noise whose standard deviation is {@link radialNoise} at each place: a random, maybe mirrored piece of a tile,
 * stretched along directions that are foreshortened, since it arises in the telescope's pixels.
 */
export function addNoise(
  field: Float32Array, { shape: [h, w], west, south, pixel }: NoiseFrame, place: DiscPlace, transverse: number, stream: Stream,
): void {
  const tile = noiseTile();
  const [x0, y0] = [stream.integer(TILE_SIDE), stream.integer(TILE_SIDE)];
  const [sx, sy] = [Math.cos(place.longitude * RADIANS), Math.cos(place.latitude * RADIANS)]
    .map((scale) => (stream.uniform() < 0.5 ? -scale : scale)) as [number, number];
  for (let y = 0; y < h; y++) {
    const ty = y0 + sy * y;
    const [row, v] = [Math.floor(ty), ty - Math.floor(ty)];
    const [lower, upper] = [(row & LAST) * TILE_SIDE, ((row + 1) & LAST) * TILE_SIDE];
    const north = place.latitude + (south + y * pixel) / MM_PER_DEGREE;
    let sigma = 0;
    for (let x = 0; x < w; x++) {
      if (x % BLOCK === 0) sigma = radialNoise(Math.hypot(place.longitude + (west + x * pixel) / MM_PER_DEGREE, north), transverse);
      const tx = x0 + sx * x;
      const column = Math.floor(tx);
      const u = tx - column;
      const [left, right] = [column & LAST, (column + 1) & LAST];
      const value =
        (1 - v) * ((1 - u) * (tile[lower + left] as number) + u * (tile[lower + right] as number)) +
        v * ((1 - u) * (tile[upper + left] as number) + u * (tile[upper + right] as number));
      field[y * w + x] = (field[y * w + x] as number) + sigma * value;
    }
  }
}
