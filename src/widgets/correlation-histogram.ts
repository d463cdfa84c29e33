import { image, table, type Images } from "../lib/arrays";
import { OptionError } from "../lib/errors";
import {
  checkPanels,
  coefficientText,
  type CorrelationPanel,
  type MatchedCounts,
} from "./correlation-histogram-counts";
import { checkExamples, exampleCells, exampleStrip, type MatchExamples } from "./correlation-histogram-examples";
import { histogramKey } from "./correlation-histogram-key";
import { correlationPanelView, type PanelPlace } from "./correlation-histogram-panel";
import { makeFigure, type Figure, type FigureArray, type VegaLiteSpec } from "./figure";
import { formatNumber, type KeyNumbers } from "./numbers";
import type { Origin } from "./tile-sheet";

export interface CorrelationHistogramOptions {
  /** names of the databases, e.g. ["simulated", "real"] (none for one, numbers for several) */
  readonly databases?: readonly string[];
  /** a few queries with their match in every database */
  readonly examples?: MatchExamples;
  /** values of black and white in the examples, in their unit ([-1, 1]) */
  readonly domain?: readonly [low: number, high: number];
  /** which row of an example is drawn at the top: its first ("upper", default) or its last ("lower") */
  readonly origin?: Origin;
  /** share of the coefficients' intervals (0.95) */
  readonly level?: number;
  /** wished side of a joint histogram in pixels (128; 112 where more than four stand in a figure) */
  readonly side?: number;
  readonly title?: string;
  readonly caption?: string;
  readonly numbers?: KeyNumbers;
}

/** Beyond so many joint histograms a figure takes the larger budget. */
const MOST_IN_STATIC = 6;

function inWords({ joint, pearson, spearman }: MatchedCounts): string {
  const named = (
    [
      ["Pearson", pearson],
      ["Spearman", spearman],
    ] as const
  ).flatMap(([name, one]) => {
    if (one === undefined) return [];
    const { pValue } = one;
    const p = pValue === undefined ? "" : pValue < 1e-300 ? ", p < 10⁻³⁰⁰" : `, p = ${formatNumber(pValue, 2)}`;
    return [`${name} ${coefficientText(one)}${p}`];
  });
  const beyond = joint.outside === 0 ? "" : `, ${joint.outside} of them beyond the axes`;
  return [...named, `${joint.n} pairs${beyond}`].join("; ");
}

/** Panels in rows: two parameters abreast, three where there are more than four, four where databases are paired. */
function panelRows(panels: readonly CorrelationPanel[], databases: readonly string[], side: number): VegaLiteSpec[][] {
  const most = Math.max(1, ...panels.flatMap(({ found }) => found.flatMap(({ joint }) => Array.from(joint.counts))));
  const views = panels.map((panel) =>
    panel.found.map((one, d) => {
      const place: PanelPlace = { first: d === 0, side, most, database: databases[d] ?? "" };
      return correlationPanelView(panel, one, place);
    }),
  );
  const abreast = databases.length > 1 ? Math.max(1, Math.floor(4 / databases.length)) : panels.length > 4 ? 3 : 2;
  return Array.from({ length: Math.ceil(views.length / abreast) }, (_, row) =>
    views.slice(row * abreast, (row + 1) * abreast).flat(),
  );
}

function layout(
  panels: readonly CorrelationPanel[],
  databases: readonly string[],
  options: CorrelationHistogramOptions,
): VegaLiteSpec {
  const { examples, domain = [-1, 1], origin = "upper" } = options;
  const bins = Math.max(1, (panels[0]?.found[0]?.joint.xEdges.length ?? 2) - 1);
  const { side: wished = databases.length * panels.length > 4 ? 112 : 128 } = options;
  // whole half-pixels to a bin, so that cells have sharp edges
  const side = (bins * Math.max(1, Math.round((2 * wished) / bins))) / 2;
  const rows = panelRows(panels, databases, side);
  const columns = Math.max(...rows.map((row) => row.length));
  const look = { domain, origin, side, databases };
  const beside = examples !== undefined && databases.length === 1 && examples.queries.shape[0] <= rows.length;
  const cells = beside ? exampleCells(examples, look) : [];
  const grid = rows.flatMap((row, r) => (beside ? [cells[r] ?? { mark: "point", data: { values: [] } }, ...row] : row));
  const strip = examples === undefined || beside ? [] : [exampleStrip(examples, look)];
  return {
    vconcat: [
      histogramKey(databases.length > 1 ? "its database" : "the database", options.level ?? 0.95),
      ...strip,
      { concat: grid, columns: columns + (beside ? 1 : 0), align: "each", spacing: { row: 18, column: 14 } },
    ],
    spacing: 16,
  };
}

/**
 * How alike queries and their matches are: for every parameter the joint histogram of its value in the query and in the
 * match, with both marginals on either side (light blue queries, light pink matches, each drawn over the other once)
 * and the distribution over all images of the database as a black curve; the identity dashed; Pearson's r and
 * Spearman's rho with their intervals (Chatterjee et al. 2025, Figure 6). Several databases stand side by side on the
 * same axes; more than six joint histograms take the budget of a figure with frames.
 * @throws ShapeError for no panels, counts that do not fit their edges, or examples that do not fit the databases;
 * OptionError for an impossible side or domain
 */
export function correlationHistogram(
  panels: readonly CorrelationPanel[],
  options: CorrelationHistogramOptions = {},
): Figure {
  const { examples, title, numbers, side = 112 } = options;
  const several = Array.isArray(panels) ? (panels[0]?.found.length ?? 1) : 1;
  const { databases = several === 1 ? [""] : Array.from({ length: several }, (_, d) => `database ${d + 1}`) } = options;
  checkPanels(panels, databases);
  if (!(side >= 60 && side <= 400)) {
    throw new OptionError({
      expected: "a side of 60 to 400 pixels",
      found: `${side}`,
      remedy: "Leave it out for 112 or 128.",
    });
  }
  if (examples !== undefined) checkExamples(examples, databases.length);
  const named = panels.flatMap((panel) =>
    panel.found.map((one, d) => ({ panel, one, name: [panel.symbol, databases[d]].filter(Boolean).join(", ") })),
  );
  const arrays = named.flatMap(({ panel, one: { joint, all }, name }): [string, FigureArray][] => {
    const edges = Float64Array.from(joint.xEdges);
    const bins = edges.length - 1;
    const counted = (counts: ArrayLike<number>) => Float64Array.from(counts);
    const units: Readonly<Record<string, string>> =
      (panel.unit ?? "") === "" ? {} : { low: panel.unit ?? "", high: panel.unit ?? "" };
    return [
      [`joint ${name}`, image(Float32Array.from(joint.counts), [bins, bins])],
      [
        `margins ${name}`,
        table<string>(
          {
            low: edges.slice(0, -1),
            high: edges.slice(1),
            queries: counted(joint.marginals.x.counts),
            matches: counted(joint.marginals.y.counts),
            all: counted(all.counts),
          },
          units,
        ),
      ],
    ];
  });
  const pictures: [string, Images][] =
    examples === undefined
      ? []
      : [
          ["example queries", examples.queries],
          ...examples.matches.map((stack, d): [string, Images] => [`example matches ${databases[d]}`.trim(), stack]),
        ];
  const where = databases.filter(Boolean).join(" and ");
  return makeFigure({
    spec: { ...(title === undefined ? {} : { title }), ...layout(panels, databases, options) },
    caption:
      options.caption ??
      `${title ?? "Queries and their matches"}: ${panels.map(({ symbol }) => symbol).join(", ")} of the queries ` +
        `(across) and of the nearest image${where === "" ? "" : ` in the databases ${where}`} (up). Light blue: queries; ` +
        "light pink: matches; black: all images of the database; dashed: equal values.",
    numbers: { ...Object.fromEntries(named.map(({ one, name }) => [name, inWords(one)])), ...numbers },
    arrays: { ...Object.fromEntries(arrays), ...Object.fromEntries(pictures) },
    kind: named.length > MOST_IN_STATIC ? "frames" : "static",
  });
}
