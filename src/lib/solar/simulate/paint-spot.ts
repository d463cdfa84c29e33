import { seed, type Stream } from "../../random";
import type { PixelFrame } from "./paint-elements";
import { spotRadius, type SpotSnapshot } from "./spot";
import { GAUSS_PER_UNIT } from "./units";

const ANGLES = 1024;

/** What a spot keeps through its life: outline, filaments, bridges. */
interface SpotShape {
  /** relative radius by angle */
  readonly outline: Float64Array;
  /** three noises by angle for the filaments at different distances, about -1 … 1 */
  readonly filaments: readonly Float64Array[];
  /** lines of weak field through the umbra: angle, offset in radii, depth, bend */
  readonly bridges: readonly (readonly [angle: number, offset: number, depth: number, bend: number])[];
}

const shapes = new Map<number, SpotShape>();

/** Noise around the circle with modes from `low` to `high`, amplitude falling as `mode^-fall`, variance 1. */
function angularNoise(stream: Stream, low: number, high: number, fall: number): Float64Array {
  const noise = new Float64Array(ANGLES);
  let variance = 0;
  for (let mode = low; mode <= high; mode++) {
    const amplitude = mode ** -fall;
    const [a, b] = [amplitude * stream.normal(), amplitude * stream.normal()];
    variance += amplitude ** 2;
    for (let i = 0; i < ANGLES; i++) {
      const angle = (2 * Math.PI * mode * i) / ANGLES;
      noise[i] = (noise[i] as number) + a * Math.cos(angle) + b * Math.sin(angle);
    }
  }
  return noise.map((value) => value / Math.sqrt(variance));
}

function shapeOf(key: number): SpotShape {
  const known = shapes.get(key);
  if (known !== undefined) return known;
  const stream = seed(key).stream("spot");
  const roughness = 0.06 + 0.12 * stream.uniform();
  const low = angularNoise(stream, 2, 9, 1.1);
  const fine = angularNoise(stream, 14, 60, 0.4);
  const shape: SpotShape = {
    outline: low.map((value, i) => Math.max(0.45, 1 + roughness * value + 0.015 * (fine[i] as number))),
    filaments: [0, 1, 2].map(() => angularNoise(stream, 20, 90, 0.5)),
    bridges: Array.from({ length: stream.integer(3) }, () => [
      Math.PI * stream.uniform(), 0.35 * stream.normal(), 0.3 + 0.4 * stream.uniform(), 0.5 * stream.normal(),
    ] as const),
  };
  if (shapes.size > 200) shapes.clear();
  shapes.set(key, shape);
  return shape;
}

/** Smooths by 1-2-1 along rows and columns, about as the telescope does; the rim of a stamp is empty. */
function blur(stamp: Float64Array, side: number): void {
  for (const stride of [1, side]) {
    const sharp = stamp.slice();
    for (let i = stride; i < stamp.length - stride; i++) {
      stamp[i] = ((sharp[i - stride] as number) + 2 * (sharp[i] as number) + (sharp[i + stride] as number)) / 4;
    }
  }
}

/**
 * Share of the umbral field at q radii from the centre: flat in the umbra, falling through the penumbra to 0.22, then a
 * steep edge, as the radial field of sunspots does (Borrero & Ichimoto 2011).
 */
export function spotProfile(q: number): number {
  if (q < 0.4) return 1 - 0.1 * (q / 0.4) ** 2;
  if (q < 0.95) return 0.9 - 0.68 * ((q - 0.4) / 0.55) ** 0.9;
  return q < 1.15 ? 0.22 * (1 - (q - 0.95) / 0.2) : 0;
}

/** Adds a spot to a field in gauss; the sum over its pixels is its flux exactly, unless the picture cuts it. */
export function paintSpot(field: Float32Array, spot: SpotSnapshot, { shape: [h, w], west, south, pixel }: PixelFrame): void {
  const radius = spotRadius(Math.abs(spot.flux)) / pixel;
  const { outline, filaments, bridges } = shapeOf(spot.shape);
  const [x, y] = [(spot.x - west) / pixel, (spot.y - south) / pixel];
  const reach = Math.ceil(1.7 * radius) + 1;
  const side = 2 * reach + 1;
  const stamp = new Float64Array(side * side);
  const [x0, y0] = [Math.round(x) - reach, Math.round(y) - reach];
  if (x0 > w || y0 > h || x0 + side < 0 || y0 + side < 0) return;
  const structured = Math.max(0, Math.min(1, (radius - 6) / 10));
  let sum = 0;
  for (let r = 0; r < side; r++) {
    for (let c = 0; c < side; c++) {
      const [dx, dy] = [(x0 + c - x) / radius, (y0 + r - y) / radius];
      const distance = Math.sqrt(dx * dx + dy * dy);
      if (distance > 1.7) continue;
      const angle = Math.floor((Math.atan2(dy, dx) / (2 * Math.PI) + 1) * ANGLES) % ANGLES;
      const q0 = distance / (outline[angle] as number);
      const ring = Math.min(1.999, Math.max(0, 2.4 * (q0 - 0.3)));
      const mix = ring - Math.floor(ring);
      const near = (filaments[Math.floor(ring)] as Float64Array)[angle] as number;
      const far = (filaments[Math.floor(ring) + 1] as Float64Array)[angle] as number;
      const ripple = structured * Math.max(0, Math.min(1, (q0 - 0.3) / 0.3)) * (near + (far - near) * mix);
      const q = q0 * (1 - 0.02 * ripple);
      let value = spotProfile(q) * Math.max(0.05, 1 + 0.16 * ripple);
      for (const [direction, offset, depth, bend] of bridges) {
        const along = dx * Math.cos(direction) + dy * Math.sin(direction);
        const across = dy * Math.cos(direction) - dx * Math.sin(direction) - offset - bend * along * along;
        value *= 1 - structured * depth * Math.exp(-((across * radius) ** 2) / 8);
      }
      stamp[r * side + c] = value;
      sum += value;
    }
  }
  if (sum === 0) return;
  blur(stamp, side);
  const scale = (spot.flux * GAUSS_PER_UNIT) / (pixel * pixel * sum);
  for (let r = Math.max(0, -y0); r < Math.min(side, h - y0); r++) {
    for (let c = Math.max(0, -x0); c < Math.min(side, w - x0); c++) {
      const at = (y0 + r) * w + x0 + c;
      field[at] = (field[at] as number) + scale * (stamp[r * side + c] as number);
    }
  }
}
