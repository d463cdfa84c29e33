import type { Stream } from "../../random";
import { CellPattern, type CellScale } from "./convection";
import { GAUSS_PER_UNIT, KM_S } from "./units";

/** Mean field in gauss of an element over its own area before its tubes gather. */
const ELEMENT_FIELD = 1200;
const SMALLEST_SPREAD_MM = 0.45;
/** Share of the flux that strays farther, in tubes of a third of the size, and how far in Mm: weak field between. */
const STRAY_SHARE = 0.2;
const STRAY_PARTS = 3;
const STRAY_MM = 3.2;
/** Clusters of granules and granules, in whose lanes tubes are seen side by side; `speed` is the largest shift. */
const LANES: readonly CellScale[] = [
  { spacing: 6.5, lifetime: 1, speed: 0.72 / KM_S },
  { spacing: 3.4, lifetime: 1, speed: 0.5 / KM_S },
  { spacing: 2.1, lifetime: 1, speed: 0.13 / KM_S },
];

/** Standard deviation in Mm of the tubes of an element: `0.45 + 0.7 sqrt(|F| / (pi 1.2 kG))`. */
export function elementSpread(flux: number): number {
  return SMALLEST_SPREAD_MM + 0.7 * Math.sqrt((Math.abs(flux) * GAUSS_PER_UNIT) / (Math.PI * ELEMENT_FIELD));
}

interface Tubes {
  /** [x, y, flux, …] */
  readonly tubes: Float32Array;
  /** entries of them that belong to tubes that lanes gather; those that stray follow */
  readonly gathered: number;
}

/** Splits elements [x, y, flux, …] into tubes of at most `largest` flux units, scattered about them. */
function split(elements: Float32Array, largest: number, stream: Stream): Tubes {
  const parts = (flux: number) => Math.ceil(((1 - STRAY_SHARE) * Math.abs(flux)) / largest);
  const strays = (flux: number) => Math.ceil((STRAY_SHARE * STRAY_PARTS * Math.abs(flux)) / largest);
  let [gathered, all] = [0, 0];
  for (let i = 2; i < elements.length; i += 3) {
    gathered += 3 * parts(elements[i]);
    all += 3 * (parts(elements[i]) + strays(elements[i]));
  }
  const tubes = new Float32Array(all);
  let [near, far] = [0, gathered];
  for (let i = 0; i < elements.length; i += 3) {
    const flux = elements[i + 2];
    const [spread, nearCount, farCount] = [elementSpread(flux), parts(flux), strays(flux)];
    for (let k = 0; k < nearCount; k++) {
      tubes[near++] = elements[i] + spread * stream.normal();
      tubes[near++] = elements[i + 1] + spread * stream.normal();
      tubes[near++] = ((1 - STRAY_SHARE) * flux) / nearCount;
    }
    for (let k = 0; k < farCount; k++) {
      tubes[far++] = elements[i] + STRAY_MM * stream.normal();
      tubes[far++] = elements[i + 1] + STRAY_MM * stream.normal();
      tubes[far++] = (STRAY_SHARE * flux) / farCount;
    }
  }
  return { tubes, gathered };
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
  const { tubes, gathered } = split(elements, largest, stream);
  const shift = new Float64Array(2);
  for (const scale of LANES) {
    const cells = new CellPattern(stream, scale, reach);
    cells.moveTo(0);
    for (let i = 0; i < gathered; i += 3) {
      shift[0] = 0;
      shift[1] = 0;
      cells.addFlow(tubes[i], tubes[i + 1], shift);
      tubes[i] += shift[0];
      tubes[i + 1] += shift[1];
    }
  }
  return tubes;
}
