import { requireImages, table, type Images } from "../lib/arrays";
import type { ColourMap } from "./colour-maps";
import { makeFigure, type Figure, type FigureArray } from "./figure";
import { galleryHeadings, pixelAxisTicks } from "./match-gallery-axes";
import { checkColumns, interleave, nameOf, type MatchColumn } from "./match-gallery-columns";
import { formatNumber, type KeyNumbers } from "./numbers";
import { colourBar, pixels, sheetLayer, tileSheet, type Origin, type TileSheet } from "./tile-sheet";

export interface MatchGalleryOptions {
  /** above the first column ("Query") */
  readonly queryTitle?: string;
  /** one short text per query, left of its row ("Active region 1" …) */
  readonly rows?: readonly string[];
  /** values of black and white, in the images' unit ([-1, 1]) */
  readonly domain?: readonly [low: number, high: number];
  readonly colours?: ColourMap;
  /** what the pixels measure ("Radial field"); the unit is that of the images */
  readonly quantity?: string;
  /** wished width of an image on the page, in pixels (128) */
  readonly tile?: number;
  /** which row of an image is drawn at the top: its first ("upper", default) or its last ("lower") */
  readonly origin?: Origin;
  readonly title?: string;
  readonly caption?: string;
  readonly numbers?: KeyNumbers;
}

interface Tile {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
  readonly row: string;
  readonly column: string;
  readonly score: string;
  readonly name: string;
}

function tiles(columns: readonly MatchColumn[], rows: readonly string[], queryTitle: string, sheet: TileSheet): Tile[] {
  return rows.flatMap((row, r) =>
    [undefined, ...columns].map((column, c) => {
      const [x, y] = sheet.corner(r * (columns.length + 1) + c);
      const value = column?.scores?.[r];
      const score = value === undefined ? "" : formatNumber(value, 3);
      const place = { x, y, x2: x + sheet.tileWidth, y2: y + sheet.tileHeight };
      return {
        ...place,
        row,
        column: column === undefined ? queryTitle : nameOf(column),
        score,
        name: column?.names?.[r] ?? "",
      };
    }),
  );
}

/**
 * Queries and what different searches find for them: a row per query, a column per way of searching, each match under
 * its score, in grey, with pixel axes (the comparison in the repository of Chatterjee et al. 2025, image_search).
 * @throws ShapeError for what is no stack of images, without queries or columns, or when matches, scores, names or row
 * labels do not fit the queries; OptionError on a bad domain or map
 */
export function matchGallery(
  queries: Images,
  columns: readonly MatchColumn[],
  options: MatchGalleryOptions = {},
): Figure {
  requireImages(queries, "the queries");
  const [n, h, w] = queries.shape;
  const { queryTitle = "Query", rows = Array.from({ length: n }, (_, row) => `Active region ${row + 1}`) } = options;
  const { domain = [-1, 1], colours = "grey", quantity = "Radial field", tile = 128, origin = "upper" } = options;
  const { title, numbers } = options;
  checkColumns(queries, columns, rows);
  const stack = interleave(queries, columns);
  const sheet = tileSheet(stack, { columns: columns.length + 1, tile, domain, colours, origin, labels: [] });
  const values = tiles(columns, rows, queryTitle, sheet);
  const color = colourBar(
    sheet.scale,
    queries.unit === "" ? quantity : `${quantity} (${queries.unit})`,
    Math.min(sheet.height - 20, 200),
  );
  const hover = {
    mark: { type: "rect", fillOpacity: 0, strokeOpacity: 0 },
    encoding: {
      x: pixels("x"),
      y: pixels("y"),
      x2: { field: "x2" },
      y2: { field: "y2" },
      color,
      tooltip: [{ field: "row" }, { field: "column", title: "found by" }, { field: "score" }, { field: "name" }],
    },
  };
  const scores = {
    mark: { type: "text", align: "left", baseline: "bottom", dy: -2, fontSize: 11, limit: sheet.tileWidth },
    encoding: { x: pixels("x"), y: pixels("y"), text: { field: "score" } },
  };
  const found = columns.map(
    (one) =>
      [`scores by ${nameOf(one)}`, Array.from(one.scores ?? [], (score) => formatNumber(score, 3)).join(", ")] as const,
  );
  const scored = columns.filter(({ scores: of }) => of !== undefined);
  const arrays: Record<string, FigureArray> = {
    queries,
    ...Object.fromEntries(columns.map((one) => [`matches by ${nameOf(one)}`, one.matches])),
    ...(scored.length === 0
      ? {}
      : {
          scores: table<string>(
            Object.fromEntries(scored.map((one) => [nameOf(one), Float64Array.from(one.scores ?? [])])),
          ),
        }),
  };
  return makeFigure({
    spec: {
      ...(title === undefined ? {} : { title }),
      width: sheet.width,
      height: sheet.height,
      data: { values },
      layer: [
        sheetLayer(sheet),
        hover,
        scores,
        ...galleryHeadings(columns, rows, queryTitle, sheet),
        ...pixelAxisTicks(sheet, { rows: n, columns: columns.length + 1, h, w, flip: origin === "lower" }),
      ],
    },
    caption:
      options.caption ??
      `${title ?? "Matches"}: ${n === 1 ? "one query" : `${n} queries`} (first column) and the nearest image by ` +
        `${columns.map(nameOf).join(", by ")}; axes in pixels.`,
    numbers: {
      queries: n,
      "each image": sheet.sharpness,
      ...Object.fromEntries(found.filter(([, list]) => list !== "")),
      ...numbers,
    },
    arrays,
  });
}
