import { seed, type Stream } from "../../random";

export const ANGLES = 1024;

/** What a spot keeps through its life: outline, umbra, penumbra, bridges. Arrays go once around. */
export interface SpotShape {
  /** relative radius of the spot */
  readonly outline: Float64Array;
  /** relative radius of the umbra, in radii of the outline */
  readonly umbra: Float64Array;
  /** how far the penumbra has formed, 0 … 1 */
  readonly penumbra: Float64Array;
  /** turn of the filaments from the centre to the rim, radians */
  readonly twist: number;
  /** elongation as a stretch along a direction, radians */
  readonly stretch: number;
  readonly direction: number;
  /** lines of weak field through the umbra: angle, offset in radii, depth, bend */
  readonly bridges: readonly (readonly [angle: number, offset: number, depth: number, bend: number])[];
  /** seeds the filaments */
  readonly key: number;
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

function makeShape(key: number): SpotShape {
  const stream = seed(key).stream("spot");
  const roughness = 0.07 + 0.15 * stream.uniform();
  const formed = 1.1 * stream.uniform();
  const outline = angularNoise(stream, 2, 12, 1.2).map((value) => Math.max(0.5, 1 + roughness * value));
  const umbra = angularNoise(stream, 1, 9, 0.9).map((value) => Math.max(0.22, Math.min(0.68, 0.45 + 0.09 * value)));
  const penumbra = angularNoise(stream, 1, 5, 1).map((value) => Math.max(0, Math.min(1, formed + 0.6 * value)));
  return {
    outline, umbra, penumbra, key,
    twist: 0.35 * stream.normal(),
    stretch: 1 + 0.28 * Math.abs(stream.normal()),
    direction: Math.PI * stream.uniform(),
    bridges: Array.from({ length: stream.integer(3) }, () => [
      Math.PI * stream.uniform(), 0.3 * stream.normal(), 0.3 + 0.45 * stream.uniform(), 0.6 * stream.normal(),
    ] as const),
  };
}

/** The shape that a number stands for; the same in every process. */
export function spotShape(key: number): SpotShape {
  const known = shapes.get(key);
  if (known !== undefined) return known;
  const shape = makeShape(key);
  if (shapes.size > 200) shapes.clear();
  shapes.set(key, shape);
  return shape;
}
