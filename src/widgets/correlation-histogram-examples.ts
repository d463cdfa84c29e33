import { imageAt, requireImages, stackImages, type Image, type Images } from "../lib/arrays";
import { refuse } from "./correlation-histogram-counts";
import { frameSheet, frameSheetLayer } from "./epsilon-sweep-sheet";
import type { VegaLiteSpec } from "./figure";
import { colourScale } from "./sprite";
import { pixels, type Origin } from "./tile-sheet";

/** A few queries with their matches. */
export interface MatchExamples {
  readonly queries: Images;
  /** one stack for each database, with one match per query */
  readonly matches: readonly Images[];
  /** one short text per query ("query 1" …) */
  readonly labels?: readonly string[];
}

export interface ExampleLook {
  readonly domain: readonly [low: number, high: number];
  readonly origin: Origin;
  /** side of a joint histogram in pixels */
  readonly side: number;
  readonly databases: readonly string[];
}

/** Sheets of all examples together, as a share of a static figure's: the panels need the rest. */
const SHARE = 0.24;

const matchLabel = (database: string | undefined) =>
  database === undefined || database === "" ? "match" : `${database} match`;

/** One row of pictures with a label above each. */
function pictures(
  list: readonly { readonly image: Image; readonly label: string }[],
  tile: number,
  share: number,
  look: ExampleLook,
): VegaLiteSpec {
  const stack = stackImages(list.map(({ image }) => image));
  const scale = colourScale(stack.data, { domain: look.domain, colours: "grey" });
  const sheet = frameSheet(stack, { columns: list.length, tile, share, scale, origin: look.origin });
  const values = list.map(({ label }, index) => ({ x: index * sheet.across, label }));
  return {
    width: sheet.width,
    height: sheet.height,
    layer: [
      frameSheetLayer(sheet, 0, 0),
      {
        data: { values },
        mark: { type: "text", align: "left", baseline: "bottom", dy: -3, fontSize: 11, limit: sheet.tileWidth },
        encoding: { x: pixels("x"), y: { value: 0 }, text: { field: "label" } },
      },
    ],
  };
}

/** @throws ShapeError when there is no stack for a database, or one that is not like the queries */
export function checkExamples({ queries, matches }: MatchExamples, databases: number): void {
  requireImages(queries, "the example queries");
  if (matches.length !== databases)
    refuse(
      `matches of the examples in ${databases} databases`,
      `${matches.length}`,
      "Pass one stack for each database.",
    );
  for (const stack of matches) {
    requireImages(stack, "the matches of the examples");
    if (stack.shape.join() === queries.shape.join() && stack.unit === queries.unit) continue;
    refuse(
      `matches of the examples like the queries, ${queries.shape.join(" x ")} in ${queries.unit}`,
      `${stack.shape.join(" x ")} in ${stack.unit}`,
      "Pass one match per query, preprocessed as the queries are.",
    );
  }
}

/** Pictures of every query: itself, then its matches. */
function exampleRows({ queries, matches, labels }: MatchExamples, databases: readonly string[]) {
  return Array.from({ length: queries.shape[0] }, (_, index) => [
    { image: imageAt(queries, index), label: labels?.[index] ?? `query ${index + 1}` },
    ...matches.map((stack, d) => ({ image: imageAt(stack, index), label: matchLabel(databases[d]) })),
  ]);
}

/** A cell for each example, query and match side by side, as large as a joint histogram. */
export function exampleCells(examples: MatchExamples, look: ExampleLook): VegaLiteSpec[] {
  const rows = exampleRows(examples, look.databases);
  return rows.map((row) => pictures(row, look.side, SHARE / rows.length, look));
}

/** All examples in one row. */
export function exampleStrip(examples: MatchExamples, look: ExampleLook): VegaLiteSpec {
  const list = exampleRows(examples, look.databases).flat();
  return pictures(list, Math.max(32, Math.min(look.side, Math.floor(700 / list.length) - 4)), SHARE, look);
}
