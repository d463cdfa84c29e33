import type { Stream } from "../../random";
import { CellPattern } from "./convection";
import { KM_S } from "./units";

/** Clusters of granules, in whose lanes elements are seen side by side as chains (mesoscale; November et al. 1981). */
const SPACING_MM = 5.5;
const SHIFT_MM = 0.55;
const TIMES = 2;

/**
 * Moves elements [x, y, flux, …] a little into the lanes between granules, in which they are seen; the pattern lives for
 * hours, so every frame has its own. Returns a copy.
 */
export function gatherInLanes(elements: Float32Array, stream: Stream, reach: number): Float32Array {
  const cells = new CellPattern(stream, { spacing: SPACING_MM, lifetime: 1, speed: SHIFT_MM / KM_S }, reach);
  cells.moveTo(0);
  const moved = elements.slice();
  const shift = new Float64Array(2);
  for (let time = 0; time < TIMES; time++) {
    for (let i = 0; i < moved.length; i += 3) {
      shift.fill(0);
      cells.addFlow(moved[i] as number, moved[i + 1] as number, shift);
      moved[i] = (moved[i] as number) + (shift[0] as number);
      moved[i + 1] = (moved[i + 1] as number) + (shift[1] as number);
    }
  }
  return moved;
}
