import type { Stream } from "../../random";
import { CellPattern, type CellScale } from "./convection";
import { GAUSS_PER_UNIT, KM_S } from "./units";

/** Mean field in gauss of an element over its own area before its tubes gather. */
const ELEMENT_FIELD = 1200;
const SMALLEST_SPREAD_MM = 0.45;
/** Share of the tubes that stray farther, and how far in Mm: the weak field between the strong. */
const STRAY_SHARE = 0.21;
const STRAY_MM = 2.6;
/** Clusters of granules and granules, in whose lanes tubes are seen side by side; each moves them so many times. */
const LANES: readonly (CellScale & { readonly times: number })[] = [
  { spacing: 6.5, lifetime: 1, speed: 0.36 / KM_S, times: 2 },
  { spacing: 3.4, lifetime: 1, speed: 0.26 / KM_S, times: 2 },
  { spacing: 2.1, lifetime: 1, speed: 0.13 / KM_S, times: 1 },
];

/** Standard deviation in Mm of the tubes of an element: `0.45 + 0.7 sqrt(|F| / (pi 1.2 kG))`. */
export function elementSpread(flux: number): number {
  return SMALLEST_SPREAD_MM + 0.7 * Math.sqrt((Math.abs(flux) * GAUSS_PER_UNIT) / (Math.PI * ELEMENT_FIELD));
}

/** Splits elements [x, y, flux, …] into equal tubes of at most `largest` flux units, scattered about them. */
function split(elements: Float32Array, largest: number, stream: Stream): Float32Array {
  const parts = (flux: number) => Math.ceil(Math.abs(flux) / largest);
  let count = 0;
  for (let i = 2; i < elements.length; i += 3) count += parts(elements[i] as number);
  const tubes = new Float32Array(3 * count);
  let at = 0;
  for (let i = 0; i < elements.length; i += 3) {
    const flux = elements[i + 2] as number;
    const number = parts(flux);
    const near = elementSpread(flux);
    for (let k = 0; k < number; k++) {
      const spread = stream.uniform() < STRAY_SHARE ? STRAY_MM : near;
      tubes[at++] = (elements[i] as number) + spread * stream.normal();
      tubes[at++] = (elements[i + 1] as number) + spread * stream.normal();
      tubes[at++] = flux / number;
    }
  }
  return tubes;
}

/**
 * The flux tubes that elements consist of, where they are seen: in the lanes between granules and their clusters, as
 * chains and knots. The lanes live for minutes to hours, so every frame has its own.
 * @param elements [x, y, flux, …] in Mm and flux units
 * @param largest flux units of a tube
 * @param reach half the side in Mm of the square that has lanes; tubes outside stay where they are
 * @returns tubes [x, y, flux, …] with the same flux
 */
export function fluxTubes(elements: Float32Array, largest: number, reach: number, stream: Stream): Float32Array {
  const tubes = split(elements, largest, stream);
  const shift = new Float64Array(2);
  for (const { times, ...scale } of LANES) {
    const cells = new CellPattern(stream, scale, reach);
    cells.moveTo(0);
    for (let i = 0; i < tubes.length; i += 3) {
      let [x, y] = [tubes[i] as number, tubes[i + 1] as number];
      for (let time = 0; time < times; time++) {
        shift.fill(0);
        cells.addFlow(x, y, shift);
        x += shift[0] as number;
        y += shift[1] as number;
      }
      tubes[i] = x;
      tubes[i + 1] = y;
    }
  }
  return tubes;
}
