import { laneHeight, roundTicks, type SweepLane, type SweepPoint } from "./epsilon-sweep-curves";
import { MARKER, placedText, type Place, type Sweep } from "./epsilon-sweep-live";
import { frameSheetLayer, type FrameSheet } from "./epsilon-sweep-sheet";
import type { VegaLiteSpec } from "./figure";
import { TICK_FORMAT } from "./log-axis";
import { formatNumber } from "./numbers";
import { CATEGORY_COLOURS } from "./theme";
import { pixels } from "./tile-sheet";

/** Page pixels left of the curves: values of the parameters at the slider's epsilon, and the name of the axis. */
const READINGS = -152;
const AXIS_NAME = -34;
const LINE_HEIGHT = 17;
const ZERO_LINE = "#999999";
const GRID_LINE = "#e4e4e4";

/** A tick of a lane, across its whole width. */
interface Tick {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly label: string;
  readonly zero: boolean;
}

/** Ticks of the lanes of all rows, which lie in one view and so cannot have axes of their own. */
function laneTicks(
  lanes: readonly SweepLane[],
  offsets: readonly number[],
  width: number,
  standardised: boolean,
): Tick[] {
  return offsets.flatMap((offset) =>
    lanes.flatMap((lane) =>
      (standardised ? roundTicks(...lane.range) : lane.range).map((value) => ({
        x: 0,
        x2: width,
        y: offset + laneHeight(lane, value),
        label: formatNumber(value, 3),
        zero: value === 0,
      })),
    ),
  );
}

const lines = (ticks: readonly Tick[]): VegaLiteSpec => ({
  data: { values: ticks },
  mark: { type: "rule", strokeWidth: 1 },
  encoding: {
    x: pixels("x"),
    x2: { field: "x2" },
    y: pixels("y"),
    color: { condition: { test: "datum.zero", value: ZERO_LINE }, value: GRID_LINE },
  },
});

/** Curves, their points for hover, the points at the slider's epsilon, and what they measure in words. */
function curves(
  { titles, step, series }: Sweep,
  points: readonly SweepPoint[],
  x: object,
  readingY: readonly number[],
  pitch: number,
): VegaLiteSpec {
  const names = series.map(({ name }) => name);
  const scale = { domain: names, range: CATEGORY_COLOURS.slice(0, names.length) };
  const color = { field: "p", type: "nominal", scale, legend: null };
  const place = { x, y: pixels("y") };
  const tooltip = [
    { field: "row", title: "along" },
    { field: "e", title: "ε" },
    { field: "p", title: "parameter" },
    { field: "t", title: "value" },
  ];
  const current = [{ filter: `abs(datum.e - epsilon) < ${step / 2}` }];
  const reading = { x: { value: READINGS }, y: pixels("at") };
  const at = `datum.r * ${pitch} + ${JSON.stringify(readingY)}[datum.i]`;
  return {
    data: { values: points },
    transform: [
      { calculate: `${JSON.stringify(names)}[datum.i]`, as: "p" },
      { calculate: `${JSON.stringify(titles)}[datum.r]`, as: "row" },
    ],
    layer: [
      {
        mark: { type: "line", strokeWidth: 1.8 },
        encoding: { ...place, color, detail: [{ field: "r" }, { field: "k" }] },
      },
      { mark: { type: "circle", size: 70, opacity: 0 }, encoding: { ...place, tooltip } },
      {
        transform: current,
        mark: { type: "circle", size: 42, opacity: 1, stroke: "white", strokeWidth: 1 },
        encoding: { ...place, color },
      },
      {
        transform: [...current, { calculate: at, as: "at" }, { calculate: "datum.p + '  ' + datum.t", as: "label" }],
        layer: [
          { mark: { type: "circle", size: 42, opacity: 1 }, encoding: { ...reading, color } },
          {
            mark: {
              type: "text",
              align: "left",
              baseline: "middle",
              dx: 8,
              fontSize: 11,
              limit: -READINGS + AXIS_NAME - 24,
            },
            encoding: { ...reading, text: { field: "label" } },
          },
        ],
      },
    ],
  };
}

/** The strips of all rows with the curves under them, on one axis of epsilon. */
export function stripView(
  sweep: Sweep,
  strip: FrameSheet,
  lanes: readonly SweepLane[],
  points: readonly SweepPoint[],
  { top, height }: Place,
): VegaLiteSpec {
  const { titles, steps, series, shown, standardised } = sweep;
  const [low, high] = [steps[0] ?? 0, steps.at(-1) ?? 1];
  // the first and the last frame stand centred on their epsilon
  const margin = ((high - low) * strip.tileWidth) / 2 / (strip.width - strip.tileWidth);
  const epsilon = {
    type: "quantitative",
    scale: { domain: [low - margin, high + margin], nice: false, zero: false },
    axis: {
      title: "ε (step along the unit direction in latent space)",
      values: shown.map((frame) => steps[frame]),
      format: TICK_FORMAT,
      grid: false,
    },
  };
  const offsets = titles.map((_, row) => row * strip.down);
  const ticks = laneTicks(lanes, offsets, strip.width, standardised);
  const [first, last] = [lanes[0], lanes.at(-1)];
  const [from, to] = [first?.top ?? 0, (last?.top ?? 0) + (last?.height ?? 0)];
  const now = {
    data: { values: offsets.map((offset) => ({ y: offset + from, y2: offset + to })) },
    mark: { type: "rule", color: MARKER, strokeWidth: 1.2 },
    encoding: { x: { datum: { expr: "epsilon" }, ...epsilon }, y: pixels("y"), y2: { field: "y2" } },
  };
  const readingY = standardised
    ? series.map((_, line) => top + 8 + line * LINE_HEIGHT)
    : lanes.map((lane) => lane.top + lane.height / 2);
  const named = standardised
    ? offsets.map((offset) => ({ x: AXIS_NAME, y: offset + (from + to) / 2, label: "s.d. from mean" }))
    : [];
  return {
    width: strip.width,
    height,
    layer: [
      frameSheetLayer(strip, 0, top),
      placedText(
        titles.map((title, row) => ({ x: 0, y: row * strip.down + 2, label: `${row + 1} · ${title}` })),
        { align: "left", baseline: "top", fontWeight: "bold" },
      ),
      lines(ticks),
      placedText(ticks, { align: "right", baseline: "middle", dx: -5, fontSize: standardised ? 11 : 9 }),
      ...(named.length === 0 ? [] : [placedText(named, { angle: -90, baseline: "bottom", fontSize: 11 })]),
      now,
      curves(sweep, points, { field: "e", ...epsilon }, readingY, strip.down),
    ],
  };
}
