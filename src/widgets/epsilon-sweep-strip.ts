import type { SweepLane, SweepPoint } from "./epsilon-sweep-curves";
import { MARKER, placedText, type Place, type Sweep } from "./epsilon-sweep-live";
import type { EndLabel, SignChange } from "./epsilon-sweep-marks";
import { frameSheetLayer, type FrameSheet } from "./epsilon-sweep-sheet";
import { laneTicks, type SweepTick } from "./epsilon-sweep-ticks";
import type { VegaLiteSpec } from "./figure";
import { TICK_FORMAT } from "./log-axis";
import { CATEGORY_COLOURS } from "./theme";
import { pixels } from "./tile-sheet";

/** Page pixels left of the curves: values of the parameters at the slider's epsilon, and the name of the axis. */
const READINGS = -152;
const AXIS_NAME = -34;
const LINE_HEIGHT = 17;
const ZERO_LINE = "#999999";
const GRID_LINE = "#e4e4e4";
const INK = "#1a1a1a";
const UPWARDS = { angle: -90, align: "left", baseline: "bottom", fontSize: 11 } as const;
const DIAMOND = { type: "point", shape: "diamond", size: 110 } as const;
/** Opacity of what is not emphasised. */
const PALE = 0.45;

const lines = (ticks: readonly SweepTick[]): VegaLiteSpec => ({
  data: { values: ticks },
  mark: { type: "rule", strokeWidth: 1 },
  encoding: {
    x: pixels("x"),
    x2: { field: "x2" },
    y: pixels("y"),
    color: { condition: { test: "datum.zero", value: ZERO_LINE }, value: GRID_LINE },
  },
});

/** What is drawn in the lanes of all rows. */
export interface SweepMarks {
  readonly points: readonly SweepPoint[];
  readonly labels: readonly EndLabel[];
  readonly changes: readonly SignChange[];
}

/** Names at the ends of the emphasised curves, and marks where a parameter in its own lane changes its sign. */
function endsAndChanges(
  { titles, series }: Sweep,
  { labels, changes }: SweepMarks,
  x: object,
  color: object,
): VegaLiteSpec[] {
  const names = series.map(({ name }) => name);
  const name = { calculate: `${JSON.stringify(names)}[datum.i]`, as: "p" };
  const row = { calculate: `${JSON.stringify(titles)}[datum.r]`, as: "row" };
  const place = { x, y: pixels("y") };
  const text = { type: "text", align: "left", baseline: "middle", dx: 7, fontSize: 11, fontWeight: "bold" };
  const named = { ...place, text: { field: "p" } };
  const halo = { stroke: "white", strokeWidth: 3, strokeJoin: "round" };
  const tooltip = [
    { field: "row", title: "along" },
    { field: "p", title: "changes sign" },
    { field: "e", title: "ε", format: ".2~f" },
  ];
  return [
    ...(labels.length === 0
      ? []
      : [
          {
            data: { values: labels },
            transform: [name],
            layer: [
              { mark: { ...text, ...halo }, encoding: named },
              { mark: text, encoding: { ...named, color } },
            ],
          },
        ]),
    ...(changes.length === 0
      ? []
      : [
          {
            data: { values: changes },
            transform: [name, row],
            mark: { ...DIAMOND, filled: true, color: INK, stroke: "white", opacity: 1 },
            encoding: { ...place, tooltip },
          },
        ]),
  ];
}

/** A colour for each parameter, the emphasised ones first: the last of the colours are too pale for names. */
function coloursOf({ series, emphasised }: Sweep): string[] {
  const order = [...series.keys()].sort((a, b) => Number(emphasised.has(b)) - Number(emphasised.has(a)) || a - b);
  return series.map((_, i) => CATEGORY_COLOURS[order.indexOf(i)] ?? INK);
}

/** Curves, their points for hover, the points at the slider's epsilon, and what they measure in words. */
function curves(
  sweep: Sweep,
  marks: SweepMarks,
  x: object,
  readingY: readonly number[],
  pitch: number,
): VegaLiteSpec[] {
  const { titles, step, series, emphasised } = sweep;
  const names = series.map(({ name }) => name);
  const scale = { domain: names, range: coloursOf(sweep) };
  const color = { field: "p", type: "nominal", scale, legend: null };
  const place = { x, y: pixels("y") };
  const tooltip = [
    { field: "row", title: "along" },
    { field: "e", title: "ε" },
    { field: "p", title: "parameter" },
    { field: "t", title: "value" },
  ];
  const current = { filter: `abs(datum.e - epsilon) < ${step / 2}` };
  const reading = { x: { value: READINGS }, y: pixels("at") };
  const at = `datum.r * ${pitch} + ${JSON.stringify(readingY)}[datum.i]`;
  const all = emphasised.size === series.length;
  const isIn = `indexof(${JSON.stringify([...emphasised])}, datum.i) >= 0`;
  const [front, behind] = [all ? [] : [{ filter: isIn }], [{ filter: `!(${isIn})` }]];
  const line = (transform: readonly object[], mark: object) => ({
    transform,
    mark: { type: "line", ...mark },
    encoding: { ...place, color, detail: [{ field: "r" }, { field: "k" }] },
  });
  const dot = (transform: readonly object[], mark: object) => ({
    transform: [current, ...transform],
    mark: { type: "circle", opacity: 1, ...mark },
    encoding: { ...place, color },
  });
  const limit = -READINGS + AXIS_NAME - 24;
  const words = { type: "text", align: "left", baseline: "middle", dx: 8, fontSize: 11, limit };
  const texts = { ...reading, text: { field: "label" } };
  return [
    {
      data: { values: marks.points },
      transform: [
        { calculate: `${JSON.stringify(names)}[datum.i]`, as: "p" },
        { calculate: `${JSON.stringify(titles)}[datum.r]`, as: "row" },
      ],
      layer: [
        ...(all ? [] : [line(behind, { strokeWidth: 1, opacity: PALE })]),
        line(front, { strokeWidth: all ? 1.8 : 2.4 }),
        { mark: { type: "circle", size: 70, opacity: 0 }, encoding: { ...place, tooltip } },
        ...(all ? [] : [dot(behind, { size: 14, opacity: PALE })]),
        dot(front, { size: 42, stroke: "white", strokeWidth: 1 }),
        {
          transform: [current, { calculate: at, as: "at" }, { calculate: "datum.p + '  ' + datum.t", as: "label" }],
          layer: [
            { mark: { type: "circle", size: 42, opacity: 1 }, encoding: { ...reading, color } },
            ...(all
              ? [{ mark: words, encoding: texts }]
              : [
                  { transform: front, mark: { ...words, fontWeight: "bold" }, encoding: texts },
                  { transform: behind, mark: words, encoding: texts },
                ]),
          ],
        },
      ],
    },
    ...endsAndChanges(sweep, marks, x, color),
  ];
}

/** The strips of all rows with the curves under them, on one axis of epsilon. */
export function stripView(
  sweep: Sweep,
  strip: FrameSheet,
  lanes: readonly SweepLane[],
  marks: SweepMarks,
  { top, pitch, height }: Place,
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
  // the pitch of curves and lines is one, whatever the pixels of enlarged frames make of that of the sheet
  const offsets = titles.map((_, row) => row * pitch);
  const width = marks.labels.length > 0 ? strip.width - strip.tileWidth / 2 : strip.width;
  const ticks = laneTicks(lanes, offsets, width, standardised);
  const [first, last] = [lanes[0], lanes.at(-1)];
  const [from, to] = [first?.top ?? 0, (last?.top ?? 0) + (last?.height ?? 0)];
  const narrow = !standardised || series.some(({ apart }) => apart);
  const shared = lanes.find(({ series: [one] }) => one?.apart === false);
  const now = {
    data: { values: offsets.map((offset) => ({ y: offset + from, y2: offset + to })) },
    mark: { type: "rule", color: MARKER, strokeWidth: 1.2 },
    encoding: { x: { datum: { expr: "epsilon" }, ...epsilon }, y: pixels("y"), y2: { field: "y2" } },
  };
  const readingY = standardised
    ? series.map((_, line) => top + 8 + line * LINE_HEIGHT)
    : lanes.map((lane) => lane.top + lane.height / 2);
  // the name is longer than a band beside lanes is high, and has room above
  const named =
    standardised && shared !== undefined
      ? offsets.map((offset) => ({ x: AXIS_NAME, y: offset + shared.top + shared.height, label: "s.d. from mean" }))
      : [];
  return {
    width: strip.width,
    height,
    layer: [
      frameSheetLayer(strip, 0, top),
      placedText(
        titles.map((title, row) => ({ x: 0, y: row * pitch + 2, label: `${row + 1} · ${title}` })),
        { align: "left", baseline: "top", fontWeight: "bold" },
      ),
      lines(ticks),
      placedText(ticks, { align: "right", baseline: "middle", dx: -5, fontSize: narrow ? 9 : 11 }),
      ...(named.length === 0 ? [] : [placedText(named, UPWARDS)]),
      now,
      ...curves(sweep, marks, { field: "e", ...epsilon }, readingY, pitch),
    ],
  };
}
