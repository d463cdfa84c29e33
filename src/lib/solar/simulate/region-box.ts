import type { RegionSnapshot } from "./active-region";
import type { Area } from "./quiet-network";
import { spotRadius } from "./spot";
import { GAUSS_PER_UNIT } from "./units";

const CELL = 6;
const HALF_CELLS = 44;
const SIDE = 2 * HALF_CELLS;
/** Mean unsigned field in gauss over 18 Mm that makes a place active. */
const ACTIVE_GAUSS = 55;
/** The same for a place that the box has to hold, where there are enough of them. */
const BOXED_GAUSS = 65;
const ENOUGH_CELLS = 8;
const MARGIN = 5;
const LARGEST = { x: 200, y: 95 };

/** Flux units by cells of 6 Mm. */
function coarseFlux({ elements, spots }: RegionSnapshot): Float64Array {
  const grid = new Float64Array(SIDE * SIDE);
  const put = (x: number, y: number, flux: number) => {
    const [i, j] = [Math.floor(x / CELL) + HALF_CELLS, Math.floor(y / CELL) + HALF_CELLS];
    if (i >= 0 && j >= 0 && i < SIDE && j < SIDE) grid[j * SIDE + i] = (grid[j * SIDE + i] as number) + Math.abs(flux);
  };
  for (let i = 0; i < elements.length; i += 3) {
    put(elements[i] as number, elements[i + 1] as number, elements[i + 2] as number);
  }
  for (const { x, y, flux } of spots) {
    const radius = 0.8 * spotRadius(Math.abs(flux));
    for (let k = 0; k < 8; k++) put(x + radius * Math.cos((k * Math.PI) / 4), y + radius * Math.sin((k * Math.PI) / 4), flux / 8);
  }
  return grid;
}

/** The cells of one moment that are active, as [column, row]; see {@link activeArea}. */
function activeCells(snapshot: RegionSnapshot, gauss: number): [number, number][] {
  const grid = coarseFlux(snapshot);
  const needed = (gauss * 9 * CELL * CELL) / GAUSS_PER_UNIT;
  const cells: [number, number][] = [];
  for (let j = 1; j < SIDE - 1; j++) {
    for (let i = 1; i < SIDE - 1; i++) {
      let sum = 0;
      for (let dj = -1; dj <= 1; dj++) for (let di = -1; di <= 1; di++) sum += grid[(j + dj) * SIDE + i + di] as number;
      if (sum > needed && (grid[j * SIDE + i] as number) > needed / 18) cells.push([i, j]);
    }
  }
  return cells;
}

/** Whether enough of a region is left at a moment to be followed: 8 active cells, 290 Mm^2. */
export function isActive(snapshot: RegionSnapshot): boolean {
  return activeCells(snapshot, ACTIVE_GAUSS).length >= ENOUGH_CELLS;
}

/**
 * The one box of a sequence, the largest that the region needs over its life, as HARP boxes are: around all places
 * where the unsigned field, averaged over 18 Mm, exceeds 65 G at any time (55 G in weak regions), and a margin.
 */
export function regionBox(snapshots: readonly RegionSnapshot[]): Area {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  const strong = snapshots.map((snapshot) => activeCells(snapshot, BOXED_GAUSS));
  const enough = strong.some((cells) => cells.length >= ENOUGH_CELLS);
  for (const cells of enough ? strong : snapshots.map((snapshot) => activeCells(snapshot, ACTIVE_GAUSS))) {
    for (const [i, j] of cells) {
      west = Math.min(west, (i - HALF_CELLS) * CELL);
      east = Math.max(east, (i + 1 - HALF_CELLS) * CELL);
      south = Math.min(south, (j - HALF_CELLS) * CELL);
      north = Math.max(north, (j + 1 - HALF_CELLS) * CELL);
    }
  }
  const [mx, my] = [MARGIN + 0.06 * (east - west), MARGIN + 0.08 * (north - south)];
  return {
    west: Math.max(-LARGEST.x, west - mx),
    east: Math.min(LARGEST.x, east + mx),
    south: Math.max(-LARGEST.y, south - my),
    north: Math.min(LARGEST.y, north + my),
  };
}
