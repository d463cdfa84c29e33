import { table } from "../lib/arrays";
import { OptionError, ShapeError } from "../lib/errors";
import { makeFigure, type Figure, type FigureArray } from "./figure";
import { logAxis, TICK_FORMAT } from "./log-axis";
import type { KeyNumbers } from "./numbers";
import { CATEGORY_COLOURS, FIGURE_WIDTH } from "./theme";

/** What an axis measures. */
export interface CurveAxis {
  readonly quantity: string;
  /** empty when dimensionless */
  readonly unit?: string;
  /** logarithmic (false); what is not above zero is then left out */
  readonly log?: boolean;
  /** least and largest value shown (those of the curves) */
  readonly domain?: readonly [low: number, high: number];
}

/** One curve; curves of one name have one colour in all panels. */
export interface Curve {
  readonly name: string;
  readonly x: ArrayLike<number>;
  /** NaN leaves a gap */
  readonly y: ArrayLike<number>;
  /** ends of a pale band about the curve, e.g. its error; both or none */
  readonly low?: ArrayLike<number>;
  readonly high?: ArrayLike<number>;
}

export interface CurvePanel {
  readonly title?: string;
  readonly x: CurveAxis;
  readonly y: CurveAxis;
  readonly curves: readonly Curve[];
}

export interface CurvePanelsOptions {
  readonly title?: string;
  readonly caption: string;
  readonly numbers?: KeyNumbers;
  /** height of a panel in pixels (240) */
  readonly height?: number;
}

const MOST_POINTS = 1200;
const MOST_COLUMNS = 2;
/** Dashes tell curves apart in grey print too. */
const DASHES = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 4], [1, 3], [10, 2], [3, 1]] as const;

const rounded = (value: number) => Number(value.toPrecision(5));
const titleOf = ({ quantity, unit = "" }: CurveAxis) => (unit === "" ? quantity : `${quantity} (${unit})`);

function checkCurve({ name, x, y, low, high }: Curve): void {
  for (const [what, values] of [["y", y], ["low", low], ["high", high]] as const) {
    if (values === undefined || values.length === x.length) continue;
    throw new ShapeError({ expected: `${x.length} values of ${what} in the curve "${name}", one for each x`, found: `${values.length}`, remedy: "Pass arrays of one length." });
  }
  if ((low === undefined) !== (high === undefined)) {
    throw new ShapeError({ expected: `low and high of the band about "${name}"`, found: "one of the two", remedy: "Pass both or none." });
  }
}

function checkPanels(panels: readonly CurvePanel[]): void {
  const curves = panels.flatMap((panel) => panel.curves);
  const points = curves.reduce((sum, { x }) => sum + x.length, 0);
  const names = new Set(curves.map(({ name }) => name)).size;
  if (points === 0) throw new ShapeError({ expected: "at least one curve with a point", found: "none", remedy: "Pass panels with curves in them." });
  if (points > MOST_POINTS) {
    throw new ShapeError({ expected: `at most ${MOST_POINTS} points in all`, found: `${points}`, remedy: "Bin the curves first." });
  }
  if (names > CATEGORY_COLOURS.length) {
    throw new OptionError({ expected: `at most ${CATEGORY_COLOURS.length} curves of different names`, found: `${names}`, remedy: "Draw two figures." });
  }
  curves.forEach(checkCurve);
}

interface PanelRow {
  readonly x: number;
  readonly y: number;
  readonly curve: string;
  readonly low?: number;
  readonly high?: number;
}

function rowsOf({ x: across, y: up, curves }: CurvePanel): PanelRow[] {
  const shown = (axis: CurveAxis, value: number | undefined) => value !== undefined && Number.isFinite(value) && (axis.log !== true || value > 0);
  return curves.flatMap(({ name, x, y, low, high }) =>
    Array.from(x, (value, i) => {
      if (!shown(across, value) || !shown(up, y[i])) return [];
      const row = { x: rounded(value), y: rounded(y[i] as number), curve: name };
      return shown(up, low?.[i]) && shown(up, high?.[i]) ? [{ ...row, low: rounded(low?.[i] as number), high: rounded(high?.[i] as number) }] : [row];
    }).flat(),
  );
}

const mapColumns = (columns: Readonly<Record<string, ArrayLike<number>>>) =>
  Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)]));

function panelSpec(panel: CurvePanel, names: readonly string[], width: number, height: number): object {
  const values = rowsOf(panel);
  const axis = (of: CurveAxis, field: "x" | "y", grid: boolean) => {
    const ends = values.flatMap((row) => (field === "x" ? [row.x] : [row.y, row.low ?? row.y, row.high ?? row.y]));
    const domain = of.domain ?? [Math.min(...ends), Math.max(...ends)];
    return {
      field,
      type: "quantitative",
      title: titleOf(of),
      scale: { ...(of.log === true ? { type: "log" } : { zero: false }), nice: false, domain },
      axis: { grid, tickCount: 5, ...(of.log === true ? logAxis(domain[0] as number, domain[1] as number) : { format: TICK_FORMAT }) },
    };
  };
  const [x, y] = [axis(panel.x, "x", false), axis(panel.y, "y", true)];
  const domain = { domain: names, range: CATEGORY_COLOURS.slice(0, names.length) };
  const legend = names.length > 1 ? { title: null, orient: "top", symbolType: "stroke", symbolOpacity: 1, labelFontSize: 13 } : null;
  const color = { field: "curve", type: "nominal", scale: domain, legend };
  const strokeDash = { field: "curve", type: "nominal", scale: { domain: names, range: DASHES.slice(0, names.length) }, legend };
  const line = {
    mark: { type: "line", clip: true },
    encoding: {
      x, y, color, strokeDash,
      tooltip: [
        { field: "curve", title: "curve" },
        { field: "x", title: titleOf(panel.x), format: ".4~g" },
        { field: "y", title: titleOf(panel.y), format: ".4~g" },
      ],
    },
  };
  // an area for each curve: several in one layer are drawn wrongly where they overlap
  const areas = panel.curves.filter(({ low }) => low !== undefined).map(({ name }) => ({
    transform: [{ filter: `datum.curve === ${JSON.stringify(name)} && isValid(datum.low)` }],
    mark: { type: "area", opacity: 0.18, clip: true },
    encoding: { x, y: { ...y, field: "low", stack: null }, y2: { field: "high" }, color },
  }));
  return {
    ...(panel.title === undefined ? {} : { title: { text: panel.title, fontSize: 13 } }),
    width,
    height,
    data: { values },
    layer: [...areas, line],
  };
}

/**
 * Curves in one panel or several, two abreast, with one legend: histograms, spectra, distributions of different
 * populations against one another.
 * @throws ShapeError for curves whose arrays differ in length, for no points, or for more than can be drawn; OptionError
 * for more names than there are colours
 */
export function curvePanels(panels: readonly CurvePanel[], options: CurvePanelsOptions): Figure {
  const { title, caption, numbers = {}, height = 240 } = options;
  checkPanels(panels);
  const names = [...new Set(panels.flatMap(({ curves }) => curves.map(({ name }) => name)))];
  const columns = Math.min(MOST_COLUMNS, panels.length);
  const width = (FIGURE_WIDTH - 60 - 80 * (columns - 1)) / columns;
  const arrays = panels.flatMap((panel, p) =>
    panel.curves.map(({ name, x, y, low, high }): [string, FigureArray] => [
      `panel ${p + 1} ${name}`,
      table<string>(mapColumns(low === undefined || high === undefined ? { x, y } : { x, y, low, high })),
    ]),
  );
  const drawn = panels.map((panel) => panelSpec(panel, names, width, height));
  return makeFigure({
    spec: { ...(title === undefined ? {} : { title }), ...(drawn.length === 1 ? drawn[0] : { columns, concat: drawn, spacing: 30 }) },
    caption,
    numbers,
    arrays: Object.fromEntries(arrays),
  });
}
