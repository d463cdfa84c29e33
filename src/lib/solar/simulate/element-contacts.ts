import type { Stream } from "../../random";
import type { FluxPool } from "./flux-pool";

/** Elements nearer than about this many Mm cancel or merge. */
const REACH = 1.3;
const MERGE_CHANCE = 0.25;
/** Larger ones break up again, flux units. */
const LARGEST_ELEMENT = 80;
const BREAK_CHANCE = 0.3;

/**
 * What happens when elements meet in one step: opposite ones lose the flux of the smaller (cancellation), alike ones
 * may merge, large ones break in two. The net flux is unchanged; what is left is of the larger one's bipole. Pairs are found on a grid of 1.3 Mm whose origin is
 * drawn anew at each step.
 */
export function meetElements(pool: FluxPool, reach: number, stream: Stream): void {
  const side = Math.ceil((2 * reach) / REACH) + 2;
  const first = new Int32Array(side * side).fill(-1);
  const [x0, y0] = [reach + REACH * stream.uniform(), reach + REACH * stream.uniform()];
  const count = pool.size;
  for (let i = 0; i < count; i++) {
    const column = Math.floor(((pool.x[i] as number) + x0) / REACH);
    const row = Math.floor(((pool.y[i] as number) + y0) / REACH);
    if (column < 0 || row < 0 || column >= side || row >= side) continue;
    const cell = row * side + column;
    const other = first[cell] as number;
    if (other < 0) {
      first[cell] = i;
      continue;
    }
    const [a, b] = [pool.flux[other] as number, pool.flux[i] as number];
    const opposite = a * b < 0;
    if (!opposite && (Math.abs(a + b) > LARGEST_ELEMENT || stream.uniform() > MERGE_CHANCE)) continue;
    const sum = a + b;
    const keeper = Math.abs(a) >= Math.abs(b) ? other : i;
    pool.flux[other] = 0;
    pool.flux[i] = 0;
    pool.flux[keeper] = sum;
    first[cell] = keeper;
  }
  for (let i = 0; i < count; i++) {
    const flux = pool.flux[i] as number;
    if (Math.abs(flux) < LARGEST_ELEMENT / 2 || stream.uniform() > BREAK_CHANCE) continue;
    const share = 0.3 + 0.4 * stream.uniform();
    pool.flux[i] = flux * share;
    pool.add((pool.x[i] as number) + stream.normal(), (pool.y[i] as number) + stream.normal(), flux * (1 - share), pool.bipole[i]);
  }
}
