import { latticeNoise } from "./hash-noise";
import type { PixelFrame } from "./paint-tubes";
import { spotRadius, type SpotSnapshot } from "./spot";
import { ANGLES, spotShape, type SpotShape } from "./spot-shape";
import { GAUSS_PER_UNIT } from "./units";

/** Distance and length in Mm of penumbral filaments as HMI shows them. */
const FILAMENT_MM = [1.7, 3.6] as const;
/** A stamp ends at so many radii, times the elongation. */
const END = 1.75;

/**
 * Share of the umbral field that a spot has at q radii from the centre, where its umbra ends at `umbra` radii: flat in
 * the umbra, falling through the penumbra to 0.16 at its rim, as the radial field of sunspots does (Borrero & Ichimoto
 * 2011); without a penumbra a wider umbra with a steep edge.
 * @param penumbra how far the penumbra has formed, 0 … 1
 */
export function spotProfile(q: number, umbra: number, penumbra: number): number {
  const formed = q < umbra ? 1 - 0.14 * (q / umbra) ** 2
    : q < 1.05 ? 0.86 - 0.7 * ((q - umbra) / (1.05 - umbra)) ** 0.85
    : q < 1.3 ? 0.16 * (1 - (q - 1.05) / 0.25) : 0;
  const edge = umbra + 0.24;
  const naked = q < edge ? 1 - 0.25 * (q / edge) ** 2 : q < edge + 0.22 ? 0.75 * (1 - (q - edge) / 0.22) : 0;
  return penumbra * formed + (1 - penumbra) * naked;
}

/** [xx, xy, yy] of the symmetric map that squeezes by `s` along a direction and widens by `s` across it. */
function squeeze(s: number, ux: number, uy: number): readonly [number, number, number] {
  const d = s - 1 / s;
  return [1 / s + d * ux * ux, d * ux * uy, 1 / s + d * uy * uy];
}

/** Noise of filaments, -1 … 1, at an angle (in turns) and a distance in radii. */
function filament({ key, twist }: SpotShape, turn: number, q: number, radiusMm: number): number {
  const around = Math.max(8, Math.round((2 * Math.PI * 0.75 * radiusMm) / FILAMENT_MM[0]));
  const u = (turn + (twist * q) / (2 * Math.PI) + 2) * around;
  const v = (q * radiusMm) / FILAMENT_MM[1];
  return 0.55 * latticeNoise(key, u, v + 40, around) + 0.5 * latticeNoise(key + 1, u * 2, 1.4 * v + 20, 2 * around);
}

/** Adds a spot to a field in gauss; the sum over its pixels is its flux exactly, unless the picture cuts it. */
export function paintSpot(field: Float32Array, spot: SpotSnapshot, { shape: [h, w], west, south, pixel }: PixelFrame): void {
  const radiusMm = spotRadius(Math.abs(spot.flux));
  const radius = radiusMm / pixel;
  const shape = spotShape(spot.shape);
  const { outline, umbra, penumbra, bridges } = shape;
  const [px, py] = spot.pressed;
  const press = 1 + Math.hypot(px, py);
  const a = squeeze(press, px / (press - 1 + 1e-12), py / (press - 1 + 1e-12));
  const b = squeeze(Math.sqrt(shape.stretch), Math.cos(shape.direction), Math.sin(shape.direction));
  const [x, y] = [(spot.x - west) / pixel, (spot.y - south) / pixel];
  const reach = Math.ceil(END * radius * press * Math.sqrt(shape.stretch)) + 1;
  const side = 2 * reach + 1;
  const [x0, y0] = [Math.round(x) - reach, Math.round(y) - reach];
  if (x0 > w || y0 > h || x0 + side < 0 || y0 + side < 0) return;
  const stamp = new Float64Array(side * side);
  const structured = Math.max(0, Math.min(1, (radius - 5) / 8));
  let sum = 0;
  for (let r = 0; r < side; r++) {
    for (let c = 0; c < side; c++) {
      const [ex, ey] = [(x0 + c - x) / radius, (y0 + r - y) / radius];
      const [fx, fy] = [a[0] * ex + a[1] * ey, a[1] * ex + a[2] * ey];
      const [dx, dy] = [b[0] * fx + b[1] * fy, b[1] * fx + b[2] * fy];
      const distance = Math.sqrt(dx * dx + dy * dy);
      if (distance > END) continue;
      const turn = Math.atan2(dy, dx) / (2 * Math.PI) + 0.5;
      const angle = Math.floor(turn * ANGLES) % ANGLES;
      const q0 = distance / (outline[angle] as number);
      if (q0 > 1.5) continue;
      const core = umbra[angle] as number;
      const formed = penumbra[angle] as number;
      const weight = structured * Math.max(0, Math.min(1, (q0 - core + 0.12) / 0.3));
      const ripple = weight > 0 ? weight * filament(shape, turn, q0, radiusMm) : 0;
      let value = spotProfile(Math.max(0, q0 * (1 - (0.05 + 0.13 * formed) * ripple)), core, formed) * Math.max(0, 1 + 0.8 * ripple);
      for (const [direction, offset, depth, bend] of bridges) {
        const along = dx * Math.cos(direction) + dy * Math.sin(direction);
        const across = dy * Math.cos(direction) - dx * Math.sin(direction) - offset - bend * along * along;
        value *= 1 - structured * depth * Math.exp(-((across * radius) ** 2) / 6);
      }
      stamp[r * side + c] = value;
      sum += value;
    }
  }
  if (sum === 0) return;
  const scale = (spot.flux * GAUSS_PER_UNIT) / (pixel * pixel * sum);
  for (let r = Math.max(0, -y0); r < Math.min(side, h - y0); r++) {
    for (let c = Math.max(0, -x0); c < Math.min(side, w - x0); c++) {
      const at = (y0 + r) * w + x0 + c;
      field[at] = (field[at] as number) + scale * (stamp[r * side + c] as number);
    }
  }
}
