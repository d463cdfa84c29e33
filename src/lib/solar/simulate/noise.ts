import { seed } from "../../random";
import type { Stream } from "../../random";

const SIDE = 1024;
/** taps of the smoothing: neighbours correlate with 0.66, second neighbours with 0.25, as in quiet SHARP pixels */
const TAPS = [0.06, 0.24, 0.4, 0.24, 0.06];
let tile: Float32Array | undefined;

function smooth(from: Float32Array, stride: (i: number, k: number) => number): Float32Array {
  const to = new Float32Array(from.length);
  for (let i = 0; i < from.length; i++) {
    let sum = 0;
    for (let k = 0; k < TAPS.length; k++) sum += (TAPS[k] as number) * (from[stride(i, k - 2)] as number);
    to[i] = sum;
  }
  return to;
}

/** A periodic 1024 x 1024 tile of smoothed normal noise, variance 1; the same in every process. */
function noiseTile(): Float32Array {
  if (tile !== undefined) return tile;
  const stream = seed(1).stream("magnetogram noise");
  const white = Float32Array.from({ length: SIDE * SIDE }, () => stream.normal());
  const along = smooth(white, (i, k) => (i & ~(SIDE - 1)) | ((i + k) & (SIDE - 1)));
  const both = smooth(along, (i, k) => (i + k * SIDE) & (SIDE * SIDE - 1));
  const scale = 1 / TAPS.reduce((sum, tap) => sum + tap * tap, 0);
  tile = both.map((value) => value * scale);
  return tile;
}

/**
 * Noise of HMI's radial field in gauss at an angle from the disc's centre: the line of sight's 9 G times the cosine
 * and the transverse field's `transverse` (40-90 G) times the sine, added in squares. SHARP 377 at 24 degrees has 18 G
 * in its quiet corners, SHARP 6060 at 25 degrees 38 G.
 * @param distance heliocentric angle in degrees
 */
export function radialNoise(distance: number, transverse: number): number {
  const angle = (distance * Math.PI) / 180;
  return Math.hypot(9 * Math.cos(angle), transverse * Math.sin(angle));
}

/** Adds smoothed noise of the given standard deviation in gauss: a random, maybe mirrored piece of the tile. */
export function addNoise(field: Float32Array, [h, w]: readonly [number, number], sigma: number, stream: Stream): void {
  const noise = noiseTile();
  const [x0, y0] = [stream.integer(SIDE), stream.integer(SIDE)];
  const [sx, sy] = [stream.uniform() < 0.5 ? -1 : 1, stream.uniform() < 0.5 ? -1 : 1];
  for (let y = 0; y < h; y++) {
    const row = ((y0 + sy * y) & (SIDE - 1)) * SIDE;
    for (let x = 0; x < w; x++) {
      field[y * w + x] = (field[y * w + x] as number) + sigma * (noise[row + ((x0 + sx * x) & (SIDE - 1))] as number);
    }
  }
}
