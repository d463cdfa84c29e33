import { laneHeight, type SweepLane } from "./epsilon-sweep-curves";
import { formatQuantity } from "./numbers";

/** A tick of a lane, across its whole width. */
export interface SweepTick {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly label: string;
  readonly zero: boolean;
}

/** Page pixels between the ticks of an uneven scale, and of a lane of its own, whose labels are smaller. */
const APART = 9;
const LITTLE_APART = 7;

/** Round values between two, in steps of 1, 2 or 5 times a power of ten: at most `most`, at least one. */
export function roundTicks(low: number, high: number, most = 4): number[] {
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

/** Zero, ±10, ±3, ±1 … inside the range of an uneven lane, each where it is clear of those before it. */
function unevenTicks(lane: SweepLane): number[] {
  const [low, high] = lane.range;
  const candidates = [0, 10, -10, 3, -3, 1, -1, 30, -30, 100, -100, 300, -300, 1000, -1000];
  const kept: number[] = [];
  for (const value of candidates) {
    if (value < low || value > high) continue;
    const clear = kept.every((other) => Math.abs(laneHeight(lane, other) - laneHeight(lane, value)) >= APART);
    if (clear) kept.push(value);
  }
  return kept.sort((a, b) => a - b);
}

/** The next value towards zero that has one digit. */
function oneDigit(value: number): number {
  if (value === 0) return 0;
  const power = 10 ** Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  return Number((Math.trunc(value / power + Math.sign(value) * 1e-9) * power).toPrecision(1));
}

/** Zero and a round value near either end, unless it would be too near to zero. */
function ownTicks(lane: SweepLane): number[] {
  const ends = lane.range
    .map(oneDigit)
    .filter((value) => Math.abs(laneHeight(lane, value) - laneHeight(lane, 0)) >= LITTLE_APART);
  return [...ends, 0].sort((a, b) => a - b);
}

function valuesOf(lane: SweepLane, standardised: boolean): readonly number[] {
  if (lane.series.some(({ apart }) => apart)) return ownTicks(lane);
  if (!standardised) return lane.range;
  return lane.scale === "asinh" ? unevenTicks(lane) : roundTicks(...lane.range);
}

/** Ticks of the lanes of all rows, which lie in one view and so cannot have axes of their own. */
export function laneTicks(
  lanes: readonly SweepLane[],
  offsets: readonly number[],
  width: number,
  standardised: boolean,
): SweepTick[] {
  return offsets.flatMap((offset) =>
    lanes.flatMap((lane) => {
      const values = valuesOf(lane, standardised);
      const [own] = lane.series.filter(({ apart }) => apart);
      return values.map((value, k) => {
        const unit = k === values.length - 1 ? (own?.unit ?? "") : "";
        const label = formatQuantity({ value, unit, digits: 3 });
        return { x: 0, x2: width, y: offset + laneHeight(lane, value), label, zero: value === 0 };
      });
    }),
  );
}
