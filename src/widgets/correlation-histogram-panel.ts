import { coefficientText, type CorrelationPanel, type MatchedCounts } from "./correlation-histogram-counts";
import { at, csv, GAP, IDENTITY_COLOUR, MARGIN, margins } from "./correlation-histogram-margins";
import type { VegaLiteSpec } from "./figure";
import { logAxis, TICK_FORMAT } from "./log-axis";
import { pixels } from "./tile-sheet";

/** Where a panel stands and what it shares with the others. */
export interface PanelPlace {
  /** the first database of its parameter, which has the vertical axis */
  readonly first: boolean;
  readonly side: number;
  /** largest count in a bin of the figure */
  readonly most: number;
  readonly database: string;
}

/** Cells without the empty ones. */
function cellLines({ counts, xEdges }: MatchedCounts["joint"]): string {
  const bins = xEdges.length - 1;
  const filled = Array.from(counts, (n, at) => ({ n, at })).filter(({ n }) => n > 0);
  return ["i,j,n", ...filled.map(({ n, at }) => `${at % bins},${Math.floor(at / bins)},${n}`)].join("\n");
}

/** Pearson's and Spearman's coefficients in the upper left corner, legible over cells. */
function coefficients({ pearson, spearman }: MatchedCounts): VegaLiteSpec[] {
  const lines = [
    ...(pearson === undefined ? [] : [`r ${coefficientText(pearson)}`]),
    ...(spearman === undefined ? [] : [`ρ ${coefficientText(spearman)}`]),
  ];
  const mark = { type: "text", text: lines, x: 4, y: 3, align: "left", baseline: "top", fontSize: 10, lineHeight: 13 };
  const data = { values: [{}] };
  return lines.length === 0
    ? []
    : [
        { data, mark: { ...mark, stroke: "white", strokeWidth: 3, strokeJoin: "round" }, encoding: {} },
        { data, mark, encoding: {} },
      ];
}

/** The joint histogram, a square for each bin with a pair in it. */
function cells(
  { joint }: MatchedCounts,
  { side, most }: PanelPlace,
  log: boolean,
  of: (whose: string) => string,
): VegaLiteSpec {
  const bins = joint.xEdges.length - 1;
  const [low, high] = [joint.xEdges[0] ?? 0, joint.xEdges[bins] ?? 1];
  const digits = (value: number) => Number(value.toPrecision(7));
  const step = log ? digits((high / low) ** (1 / bins)) : digits((high - low) / bins);
  const edge = (place: string) =>
    `format(${digits(low)} ${log ? `* pow(${step}, ${place})` : `+ ${step} * (${place})`}, '.3~g')`;
  const range = (field: string) => `${edge(`datum.${field}`)} + ' to ' + ${edge(`datum.${field} + 1`)}`;
  const bin = side / bins;
  return {
    data: csv(cellLines(joint), ["i", "j", "n"]),
    transform: [
      at("x", `${bin} * datum.i`),
      at("x2", `datum.x + ${bin}`),
      at("y", `${side} - ${bin} * datum.j`),
      at("y2", `datum.y - ${bin}`),
      at("query", range("i")),
      at("match", range("j")),
    ],
    mark: "rect",
    encoding: {
      x: pixels("x"),
      x2: { field: "x2" },
      y: pixels("y"),
      y2: { field: "y2" },
      color: {
        field: "n",
        type: "quantitative",
        scale: { type: "sqrt", domain: [0, most], scheme: "cividis", reverse: true, nice: false },
        legend: {
          title: "pairs per bin",
          orient: "bottom",
          direction: "horizontal",
          gradientLength: 160,
          tickCount: 4,
          format: "~d",
        },
      },
      tooltip: [
        { field: "n", title: "pairs" },
        { field: "query", title: of("query") },
        { field: "match", title: of("match") },
      ],
    },
  };
}

/** The axes and the identity: what the true scales of a panel draw. */
function identity(
  { joint }: MatchedCounts,
  { first }: PanelPlace,
  log: boolean,
  of: (whose: string) => string,
): VegaLiteSpec {
  const [low, high] = [joint.xEdges[0] ?? 0, joint.xEdges[joint.xEdges.length - 1] ?? 1];
  const place = {
    type: "quantitative",
    scale: { ...(log ? { type: "log" } : { zero: false }), domain: [low, high], nice: false },
  };
  const ticks = {
    grid: false,
    labelFontSize: 10,
    titleFontSize: 11,
    titlePadding: 4,
    ...(log ? logAxis(low, high) : { tickCount: 4, format: TICK_FORMAT }),
  };
  const vertical = first ? { title: of("match") } : { title: null, labels: false };
  return {
    data: { values: [{ a: low, b: high }] },
    mark: { type: "rule", color: IDENTITY_COLOUR, strokeWidth: 1.2, strokeDash: [4, 3] },
    encoding: {
      x: { field: "a", ...place, axis: { ...ticks, title: of("query") } },
      x2: { field: "b" },
      y: { field: "a", ...place, axis: { ...ticks, ...vertical } },
      y2: { field: "b" },
    },
  };
}

/** One parameter in one database: the joint histogram with its marginals, the identity and the coefficients. */
export function correlationPanelView(panel: CorrelationPanel, found: MatchedCounts, place: PanelPlace): VegaLiteSpec {
  const { symbol, unit = "", log = false } = panel;
  const { side, database } = place;
  const of = (whose: string) => `${symbol} of ${whose}${unit === "" ? "" : ` (${unit})`}`;
  const text = database === "" ? symbol : `${symbol} · ${database}`;
  const heading = {
    data: { values: [{}] },
    mark: { type: "text", text, x: 0, y: -GAP - MARGIN - 4, align: "left", baseline: "bottom", fontWeight: "bold" },
    encoding: {},
  };
  return {
    width: side,
    height: side,
    view: { stroke: "#999999", strokeWidth: 0.8 },
    layer: [
      cells(found, place, log, of),
      identity(found, place, log, of),
      margins(found, side),
      ...coefficients(found),
      heading,
    ],
  };
}
