import { formatQuantity } from "./numbers";

/** A parameter whose change along a walk is drawn. */
export interface SweepParameter {
  /** its short name, e.g. "TUF" */
  readonly name: string;
  /** its key among the values of a row (its name) */
  readonly key?: string;
  /** empty when dimensionless */
  readonly unit?: string;
  /** mean and standard deviation of the population by which it is standardised (those of all values of the figure) */
  readonly centre?: number;
  readonly spread?: number;
  /** a lane of its own under the band, in its unit, with a zero line and a mark at every change of sign (false) */
  readonly lane?: boolean;
}

/** How the shared band is divided: evenly, or by asinh, all but evenly within one and by decades far beyond. */
export type SweepScale = "asinh" | "linear";

/** A parameter's values along every row, and the range in which they are drawn. */
export interface SweepSeries {
  readonly name: string;
  readonly unit: string;
  /** as measured, one list per row */
  readonly measured: readonly Float64Array[];
  /** as drawn: standardised, or as measured */
  readonly drawn: readonly Float64Array[];
  /** least and largest value drawn, over all rows */
  readonly range: readonly [low: number, high: number];
  /** in a lane of its own, as measured */
  readonly apart: boolean;
}

/** One point of a curve, under short names since a figure holds hundreds. */
export interface SweepPoint {
  /** epsilon */
  readonly e: number;
  /** page pixels from the top */
  readonly y: number;
  /** number of its row and of its parameter, and of the unbroken piece of curve that it belongs to */
  readonly r: number;
  readonly i: number;
  readonly k: number;
  /** the value with its unit */
  readonly t: string;
}

const finite = (lists: readonly Float64Array[]) => lists.flatMap((list) => Array.from(list).filter(Number.isFinite));
const round = (value: number) => Math.round(value * 10) / 10;

function rangeOf(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low < high ? [low, high] : [low - 0.5, high + 0.5];
}

/**
 * A parameter's series: `(value - centre) / spread` when standardised, else the values themselves, as in a lane of its
 * own, whose range holds zero. Without a spread of its own a parameter is standardised by all its values in the figure.
 */
export function sweepSeries(
  parameter: SweepParameter,
  measured: readonly Float64Array[],
  standardised: boolean,
): SweepSeries {
  const { name, unit = "", lane: apart = false } = parameter;
  const values = finite(measured);
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const deviation = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1),
  );
  const { centre = mean, spread = deviation > 0 ? deviation : 1 } = parameter;
  const scaled = standardised && !apart;
  const drawn = scaled ? measured.map((list) => list.map((value) => (value - centre) / spread)) : measured;
  return { name, unit, measured, drawn, range: rangeOf([...finite(drawn), ...(apart ? [0] : [])]), apart };
}

/** Where the curves of one row are drawn: a band for all parameters together, or one for each. */
export interface SweepLane {
  /** page pixels from the top of the row */
  readonly top: number;
  readonly height: number;
  readonly range: readonly [low: number, high: number];
  readonly scale: SweepScale;
  readonly series: readonly SweepSeries[];
}

/** Height in page pixels of a lane of its own under the band, and the space above it. */
export const OWN_LANE = 22;
export const LANE_GAP = 8;

/**
 * One band of all standardised parameters, under it a narrow lane for each that stands apart; or a lane for each
 * parameter in its own units.
 */
export function sweepLanes(
  series: readonly SweepSeries[],
  standardised: boolean,
  top: number,
  height: number,
  scale: SweepScale = "linear",
): SweepLane[] {
  if (!standardised) {
    const each = height / series.length;
    return series.map((one, lane) => ({
      top: top + lane * each + 6,
      height: each - 12,
      range: one.range,
      scale: "linear",
      series: [one],
    }));
  }
  const shared = series.filter(({ apart }) => !apart);
  const own = series.filter(({ apart }) => apart);
  const each = shared.length === 0 ? (height + LANE_GAP) / own.length : OWN_LANE + LANE_GAP;
  const band = height - own.length * each;
  const range = rangeOf(shared.flatMap((one) => [...one.range]));
  return [
    ...(shared.length === 0 ? [] : [{ top, height: band, range, scale, series: shared }]),
    ...own.map((one, lane): SweepLane => {
      const below = shared.length === 0 ? 0 : band + LANE_GAP;
      const place = { top: top + below + lane * each, height: each - LANE_GAP };
      return { ...place, range: one.range, scale: "linear", series: [one] };
    }),
  ];
}

/** Height in page pixels, from the top of the row, at which a lane shows a value. */
export function laneHeight({ top, height, range, scale }: SweepLane, value: number): number {
  const [low, high, at] = [...range, value].map((one) => (scale === "asinh" ? Math.asinh(one) : one)) as [
    number,
    number,
    number,
  ];
  return round(top + height * (1 - (at - low) / (high - low)));
}

/** The points of all curves of row number `row`, which begins `offset` page pixels down. */
export function sweepPoints(
  series: readonly SweepSeries[],
  lanes: readonly SweepLane[],
  epsilons: readonly number[],
  row: number,
  offset: number,
): SweepPoint[] {
  return series.flatMap((one, i) => {
    const lane = lanes.find(({ series: of }) => of.includes(one));
    if (lane === undefined) return [];
    let k = 0;
    return epsilons.flatMap((e, frame) => {
      const value = one.drawn[row]?.[frame] ?? NaN;
      if (!Number.isFinite(value)) {
        k++;
        return [];
      }
      const t = formatQuantity({ value: one.measured[row]?.[frame] ?? NaN, unit: one.unit, digits: 3 });
      return [{ e, y: round(offset + laneHeight(lane, value)), r: row, i, k, t }];
    });
  });
}
