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
}

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
 * A parameter's series: `(value - centre) / spread` when standardised, else the values themselves. Without a spread of
 * its own a parameter is standardised by all its values in the figure.
 */
export function sweepSeries(
  parameter: SweepParameter,
  measured: readonly Float64Array[],
  standardised: boolean,
): SweepSeries {
  const { name, unit = "" } = parameter;
  const values = finite(measured);
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const deviation = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1),
  );
  const { centre = mean, spread = deviation > 0 ? deviation : 1 } = parameter;
  const drawn = standardised ? measured.map((list) => list.map((value) => (value - centre) / spread)) : measured;
  return { name, unit, measured, drawn, range: rangeOf(finite(drawn)) };
}

/** Round values between two, in steps of 1, 2 or 5 times a power of ten: at most `most`, at least one. */
export function roundTicks(low: number, high: number, most = 4): number[] {
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

/** Where the curves of one row are drawn: a band for all parameters together, or one for each. */
export interface SweepLane {
  /** page pixels from the top of the row */
  readonly top: number;
  readonly height: number;
  readonly range: readonly [low: number, high: number];
  readonly series: readonly SweepSeries[];
}

/** One band of all standardised parameters, or a narrow one for each parameter in its own units. */
export function sweepLanes(
  series: readonly SweepSeries[],
  standardised: boolean,
  top: number,
  height: number,
): SweepLane[] {
  if (standardised) {
    const range = rangeOf(series.flatMap((one) => [...one.range]));
    return [{ top, height, range, series }];
  }
  const each = height / series.length;
  return series.map((one, lane) => ({
    top: top + lane * each + 6,
    height: each - 12,
    range: one.range,
    series: [one],
  }));
}

/** Height in page pixels, from the top of the row, at which a lane shows a value. */
export const laneHeight = ({ top, height, range: [low, high] }: SweepLane, value: number): number =>
  round(top + height * (1 - (value - low) / (high - low)));

/** The points of all curves of row number `row`, which begins `offset` page pixels down. */
export function sweepPoints(
  lanes: readonly SweepLane[],
  epsilons: readonly number[],
  row: number,
  offset: number,
): SweepPoint[] {
  const series = lanes.flatMap((lane) => lane.series.map((one) => ({ lane, ...one })));
  return series.flatMap(({ lane, unit, drawn, measured }, i) => {
    let k = 0;
    return epsilons.flatMap((e, frame) => {
      const value = drawn[row]?.[frame] ?? NaN;
      if (!Number.isFinite(value)) {
        k++;
        return [];
      }
      const t = formatQuantity({ value: measured[row]?.[frame] ?? NaN, unit, digits: 3 });
      return [{ e, y: round(offset + laneHeight(lane, value)), r: row, i, k, t }];
    });
  });
}
