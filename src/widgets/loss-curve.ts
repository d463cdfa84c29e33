import { describeValue, table, type Table } from "../lib/arrays";
import { OptionError, ShapeError } from "../lib/errors";
import { makeFigure, type Figure } from "./figure";
import { logAxis } from "./log-axis";
import { type KeyNumbers, type Quantity } from "./numbers";
import { FIGURE_WIDTH } from "./theme";

/** Losses by name, one value per step; NaN where a loss was not computed. */
export type LossHistory = Readonly<Record<string, ArrayLike<number>>>;

export interface LossCurveOptions {
  /** the step of each value (1, 2, 3 …) */
  readonly steps?: ArrayLike<number>;
  /** what the horizontal axis counts ("Step") */
  readonly stepName?: string;
  /** what the vertical axis measures ("Loss") and its unit */
  readonly quantity?: string;
  readonly unit?: string;
  /** logarithmic vertical axis (false); all values must then be positive */
  readonly log?: boolean;
  readonly title?: string;
  readonly caption?: string;
  readonly numbers?: KeyNumbers;
}

/** Points drawn per curve, more than a line of this width can show, and in all, which the budget allows. */
const MOST_POINTS = 300;
const MOST_POINTS_IN_ALL = 600;

interface CurvePoint {
  readonly step: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly loss: string;
}

const rounded = (value: number) => Number(value.toPrecision(5));

/** Mean, least and largest value of equal runs of steps, so that a long history keeps its spikes. */
function binCurve(loss: string, values: ArrayLike<number>, steps: ArrayLike<number>, most: number): CurvePoint[] {
  const bins = Math.min(most, values.length);
  return Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor((bin * values.length) / bins);
    const to = Math.floor(((bin + 1) * values.length) / bins);
    const kept: number[] = [];
    for (let index = from; index < to; index++) {
      const value = values[index] ?? NaN;
      if (Number.isFinite(value)) kept.push(value);
    }
    if (kept.length === 0) return [];
    const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
    const middle = ((steps[from] ?? from) + (steps[to - 1] ?? to - 1)) / 2;
    const [low, high] = [Math.min(...kept), Math.max(...kept)];
    return [{ step: rounded(middle), value: rounded(mean), low: rounded(low), high: rounded(high), loss }];
  }).flat();
}

const isList = (values: unknown) => Array.isArray(values) || (ArrayBuffer.isView(values) && "length" in values);

function requireNumbers(values: unknown, what: string): void {
  if (isList(values) && Array.from(values as ArrayLike<unknown>).every((value) => typeof value === "number")) return;
  throw new ShapeError({
    expected: `${what} to be an array of numbers`,
    found: describeValue(values),
    remedy: "Pass one number per step, NaN where it was not computed.",
  });
}

function requireHistory(history: unknown, steps: unknown): void {
  if (typeof history !== "object" || history === null || isList(history)) {
    throw new ShapeError({
      expected: "a history of losses by name",
      found: describeValue(history),
      remedy: "Pass for example { loss: [0.9, 0.5, 0.4] }.",
    });
  }
  for (const [name, values] of Object.entries(history)) requireNumbers(values, `the loss "${name}"`);
  if (steps !== undefined) requireNumbers(steps, "the steps");
}

function check(
  history: LossHistory,
  steps: ArrayLike<number> | undefined,
  log: boolean,
): readonly [string, ArrayLike<number>][] {
  requireHistory(history, steps);
  const curves = Object.entries(history);
  const [first] = curves;
  if (first === undefined || first[1].length === 0) {
    throw new ShapeError({
      expected: "a history with at least one value",
      found: "none",
      remedy: "Train for a step first.",
    });
  }
  const length = steps?.length ?? first[1].length;
  for (const [name, values] of curves) {
    if (values.length !== length) {
      throw new ShapeError({
        expected: `${length} values of every loss`,
        found: `${values.length} of "${name}"`,
        remedy: "Record every loss at every step, NaN where it was not computed.",
      });
    }
    const bad = log ? Array.from(values).find((value) => value <= 0) : undefined;
    if (bad !== undefined) {
      throw new OptionError({
        expected: "positive losses on a logarithmic axis",
        found: `${bad} in "${name}"`,
        remedy: "Leave out log: true.",
      });
    }
  }
  return curves;
}

/**
 * Losses against training steps, one curve each. A long history is drawn as the mean of equal runs of steps, with a
 * pale band from the least to the largest value of each run.
 * @throws ShapeError when losses are no arrays of numbers, differ in length or are empty; OptionError for a value <= 0
 * on a logarithmic axis
 */
export function lossCurve(history: LossHistory, options: LossCurveOptions = {}): Figure {
  const { steps, stepName = "Step", quantity = "Loss", unit = "", log = false, title, caption, numbers } = options;
  const curves = check(history, steps, log);
  const [[, { length }] = ["", []]] = curves;
  const most = Math.min(MOST_POINTS, Math.floor(MOST_POINTS_IN_ALL / curves.length));
  const counted = steps ?? Array.from({ length }, (_, index) => index + 1);
  const values = curves.flatMap(([name, curve]) => binCurve(name, curve, counted, most));
  const named = unit === "" ? quantity : `${quantity} (${unit})`;
  const x = {
    field: "step",
    type: "quantitative",
    title: stepName,
    axis: { grid: false, format: ",~f", tickCount: 8, tickMinStep: 1 },
    scale: { nice: false, zero: false },
  };
  const scale = log ? { type: "log", nice: false } : { zero: false };
  const order = curves.map(([name]) => name);
  const color = {
    field: "loss",
    type: "nominal",
    sort: order,
    legend:
      order.length > 1
        ? { title: null, orient: "top", symbolType: "stroke", symbolOpacity: 1, labelFontSize: 13 }
        : null,
  };
  const least = values.reduce((low, point) => Math.min(low, point.low), Infinity);
  const largest = values.reduce((high, point) => Math.max(high, point.high), 0);
  const axis = { title: named, tickCount: 6, ...(log ? logAxis(least, largest) : {}) };
  const binned = length > most;
  const band = {
    mark: { type: "area", opacity: 0.18 },
    encoding: { x, y: { field: "low", type: "quantitative", scale, axis }, y2: { field: "high" }, color },
  };
  const line = {
    mark: { type: "line", interpolate: "linear", clip: true },
    encoding: {
      x,
      y: { field: "value", type: "quantitative", scale, axis },
      color,
      tooltip: [
        { field: "loss", title: "curve" },
        { field: "step", title: stepName.toLowerCase() },
        { field: "value", title: named, format: ".4~g" },
      ],
    },
  };
  const last = curves.flatMap(([name, curve]): [string, Quantity][] => {
    const value = Array.from(curve).findLast((one) => Number.isFinite(one));
    return value === undefined ? [] : [[`last ${name}`, { value, unit }]];
  });
  const columns = Object.fromEntries(curves.map(([name, curve]) => [name, Float64Array.from(curve)]));
  const recorded: Table = table({ [stepName.toLowerCase()]: Float64Array.from(counted), ...columns });
  return makeFigure({
    spec: {
      ...(title === undefined ? {} : { title }),
      width: FIGURE_WIDTH - 60,
      height: 280,
      data: { values },
      layer: binned ? [band, line] : [line],
    },
    caption:
      caption ??
      `${title ?? quantity}: ${order.join(", ")} against ${stepName.toLowerCase()}` +
        (binned ? ", averaged over equal runs of steps; the pale band spans each run." : "."),
    numbers: { [`${stepName.toLowerCase()}s`]: length, ...Object.fromEntries(last), ...numbers },
    arrays: { history: recorded },
  });
}
