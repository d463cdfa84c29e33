import { laneHeight, type SweepLane, type SweepPoint, type SweepSeries } from "./epsilon-sweep-curves";

/** The name of a curve, at its right end. */
export interface EndLabel {
  readonly e: number;
  /** page pixels from the top */
  readonly y: number;
  /** number of its parameter */
  readonly i: number;
}

/** Where a parameter changes its sign along a row. */
export interface SignChange {
  readonly e: number;
  /** page pixels from the top */
  readonly y: number;
  /** numbers of its row and of its parameter */
  readonly r: number;
  readonly i: number;
}

/** Page pixels from one label to the next. */
const LABEL_HEIGHT = 12;

/**
 * Heights at least `gap` apart and not above `top`, in the order of the wished ones and as near to them as least
 * squares has it.
 */
export function spreadHeights(wished: readonly number[], gap: number, top = -Infinity): number[] {
  const order = wished.map((y, at) => ({ y, at })).sort((a, b) => a.y - b.y);
  const blocks: { sum: number; members: number[] }[] = [];
  order.forEach(({ y, at }, rank) => {
    let block = { sum: y - rank * gap, members: [at] };
    for (;;) {
      const last = blocks.at(-1);
      if (last === undefined || last.sum / last.members.length < block.sum / block.members.length) break;
      blocks.pop();
      block = { sum: last.sum + block.sum, members: [...last.members, ...block.members] };
    }
    blocks.push(block);
  });
  const heights = new Array<number>(wished.length).fill(0);
  blocks
    .flatMap(({ sum, members }) => members.map((at) => ({ at, level: Math.max(top, sum / members.length) })))
    .forEach(({ at, level }, rank) => (heights[at] = level + rank * gap));
  return heights;
}

/**
 * Names for the ends of the emphasised curves of one row, which begins `offset` page pixels down, clear of each other
 * and of the strip above; none for a lane that has too many of them.
 */
export function endLabels(
  points: readonly SweepPoint[],
  series: readonly SweepSeries[],
  lanes: readonly SweepLane[],
  emphasised: ReadonlySet<number>,
  offset: number,
): EndLabel[] {
  const ends = lanes.flatMap((lane) => {
    const own = series.flatMap((one, i) => {
      if (!lane.series.includes(one) || !emphasised.has(i)) return [];
      return points.filter((point) => point.i === i).slice(-1);
    });
    return own.length * LABEL_HEIGHT <= lane.height + LABEL_HEIGHT ? own : [];
  });
  const heights = spreadHeights(
    ends.map(({ y }) => y),
    LABEL_HEIGHT,
    offset + (lanes[0]?.top ?? 0) + LABEL_HEIGHT / 3,
  );
  return ends.map(({ e, i }, k) => ({ e, i, y: Math.round(10 * (heights[k] ?? 0)) / 10 }));
}

/** Epsilons at which values change their sign, by a straight line between steps; a touched zero is none. */
export function signChanges(values: ArrayLike<number>, epsilons: readonly number[]): number[] {
  const found: number[] = [];
  let before: number | undefined;
  epsilons.forEach((_, frame) => {
    const value = values[frame] ?? NaN;
    if (Number.isNaN(value)) before = undefined;
    if (!Number.isFinite(value) || value === 0) return;
    const from = before === undefined ? NaN : (values[before] ?? NaN);
    if (before !== undefined && from * value < 0) {
      const [e, e2] = [epsilons[before] ?? NaN, epsilons[frame] ?? NaN];
      found.push(e + ((e2 - e) * from) / (from - value));
    }
    before = frame;
  });
  return found;
}

/** The changes of sign along row number `row` of all parameters that stand apart. */
export function signMarks(
  series: readonly SweepSeries[],
  lanes: readonly SweepLane[],
  epsilons: readonly number[],
  row: number,
  offset: number,
): SignChange[] {
  return series.flatMap((one, i) => {
    const lane = lanes.find(({ series: of }) => of.includes(one));
    if (lane === undefined || !one.apart) return [];
    return signChanges(one.measured[row] ?? [], epsilons).map((e) => ({
      e: Number(e.toFixed(3)),
      y: offset + laneHeight(lane, 0),
      r: row,
      i,
    }));
  });
}
