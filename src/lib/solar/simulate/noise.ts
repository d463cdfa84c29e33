import type { Stream } from "../../random";
import { SOLAR_RADIUS_M } from "../cea-grid";
import { noiseTile, TILE_SIDE } from "./noise-tile";

const RADIANS = Math.PI / 180;
const MM_PER_DEGREE = SOLAR_RADIUS_M * 1e-6 * RADIANS;
const LAST = TILE_SIDE - 1;
/** Side in pixels of the squares that share one standard deviation. */
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
  const columns = Int32Array.from({ length: w }, (_, x) => Math.floor(x0 + sx * x));
  const shares = Float32Array.from({ length: w }, (_, x) => x0 + sx * x - columns[x]);
  const sigmas = new Float32Array(w);
  for (let y = 0; y < h; y++) {
    if (y % BLOCK === 0) {
      const north = place.latitude + (south + y * pixel) / MM_PER_DEGREE;
      for (let x = 0; x < w; x += BLOCK) {
        const east = place.longitude + (west + x * pixel) / MM_PER_DEGREE;
        sigmas.fill(radialNoise(Math.hypot(east, north), transverse), x, x + BLOCK);
      }
    }
    const row = Math.floor(y0 + sy * y);
    const v = y0 + sy * y - row;
    const [lower, upper] = [(row & LAST) * TILE_SIDE, ((row + 1) & LAST) * TILE_SIDE];
    for (let x = 0; x < w; x++) {
      const u = shares[x];
      const left = columns[x] & LAST;
      const right = (columns[x] + 1) & LAST;
      const below = tile[lower + left] + u * (tile[lower + right] - tile[lower + left]);
      const above = tile[upper + left] + u * (tile[upper + right] - tile[upper + left]);
      field[y * w + x] += sigmas[x] * (below + v * (above - below));
    }
  }
}
