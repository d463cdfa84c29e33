import { stackImages, table as columnTable, type Image } from "../../lib/arrays";
import { frameSheet, frameSheetLayer } from "../epsilon-sweep-sheet";
import { makeFigure, type Figure, type VegaLiteSpec } from "../figure";
import { formatNumber, type KeyNumbers } from "../numbers";
import { colourScale, type ColourScale } from "../sprite";
import type { Origin } from "../tile-sheet";
import { latentStage } from "./latent-stage";
import { framed, namedArrow, texts } from "./marks";
import { checkParts, type PipelineParameter, type PipelineParts } from "./parts";
import { tableStage } from "./table-stage";

export interface PipelineOptions {
  /** titles of the query and of the match (["Generated query", "Match"]) */
  readonly titles?: readonly [query: string, match: string];
  /** names of the two networks (["GAN", "SSL"]) */
  readonly networks?: readonly [generator: string, embedder: string];
  /** values of black and white, in the images' unit ([-1, 1]) */
  readonly domain?: readonly [low: number, high: number];
  /** which row of an image is drawn at the top: its first ("upper", default) or its last ("lower") */
  readonly origin?: Origin;
  /** width of a thumbnail of the look-up table in pixels (26) */
  readonly thumbnail?: number;
  readonly title?: string;
  readonly caption?: string;
  readonly numbers?: KeyNumbers;
}

/** Sides in page pixels: of the planes, of the two pictures, and the room of an arrow. */
const [PLANE, PICTURE, ARROW] = [250, 192, 80];
const LINE = 16;
/** A picture's share of what sheets may take of a static figure. */
const PICTURE_SHARE = 0.14;

interface Pictured {
  readonly image: Image;
  readonly title: string;
  readonly values: readonly { readonly symbol: string; readonly value: string }[];
}

function pictureStage({ image, title, values }: Pictured, left: number, scale: ColourScale, origin: Origin): VegaLiteSpec[] {
  const sheet = frameSheet(stackImages([image]), { columns: 1, tile: PICTURE, share: PICTURE_SHARE, scale, origin });
  const row = (k: number) => PICTURE + 8 + LINE * (k + 1);
  return [
    frameSheetLayer(sheet, left, 0),
    ...framed(left, sheet.tileWidth, sheet.tileHeight, title),
    texts(values.map(({ symbol }, k) => ({ x: left, y: row(k), text: symbol })), { fontSize: 12 }),
    texts(values.map(({ value }, k) => ({ x: left + PICTURE, y: row(k), text: value })), { fontSize: 12, align: "right" }),
  ];
}

const valuesOf = (parameters: readonly PipelineParameter[], whose: "query" | "match") =>
  parameters.map((parameter) => ({
    symbol: parameter.symbol, value: `${formatNumber(parameter[whose], 3)} ${parameter.unit ?? ""}`.trim(),
  }));

/**
 * The way from a physical parameter to a real observation: a latent vector is moved along a parameter across the
 * boundary, the generator makes a query of it, the embedder places it among the images of a database, and the nearest is
 * the match (Chatterjee et al. 2025, Figure 1), drawn from what was computed.
 * @throws ShapeError when images differ in size or unit, points are not finite, or the match is not in the table;
 * OptionError on a bad domain
 */
export function pipeline(parts: PipelineParts, options: PipelineOptions = {}): Figure {
  checkParts(parts);
  const { latents, query, table, match, parameters } = parts;
  const { titles = ["Generated query", "Match"], networks = ["GAN", "SSL"], domain = [-1, 1], origin = "upper" } = options;
  const { thumbnail = 26, title, numbers } = options;
  const scale = colourScale(query.data, { domain, colours: "grey" });
  const [first, second, third, fourth] = [0, PLANE + ARROW, PLANE + 2 * ARROW + PICTURE, 2 * PLANE + 3 * ARROW + PICTURE];
  const middle = PICTURE / 2;
  const arrowAfter = (right: number, name: string, note: string) => namedArrow(right + 6, right + ARROW - 6, middle, name, note);
  const pair = ({ symbol, unit = "", query: asked, match: found }: PipelineParameter) =>
    [symbol, `${formatNumber(asked, 3)} and ${formatNumber(found, 3)} ${unit}`.trim()] as const;
  return makeFigure({
    spec: {
      ...(title === undefined ? {} : { title: { text: title, offset: 22 } }),
      width: fourth + PICTURE,
      height: PLANE + 30,
      layer: [
        ...latentStage(latents, first, PLANE),
        ...arrowAfter(PLANE, networks[0], "generates"),
        ...pictureStage({ image: query, title: titles[0], values: valuesOf(parameters, "query") }, second, scale, origin),
        ...arrowAfter(second + PICTURE, networks[1], "embeds"),
        ...tableStage(table, third, PLANE, { scale, origin, thumbnail }),
        ...arrowAfter(third + PLANE, "", "nearest"),
        ...pictureStage({ image: match, title: titles[1], values: valuesOf(parameters, "match") }, fourth, scale, origin),
      ],
    },
    caption:
      options.caption ??
      `${title ?? "The pipeline"}: a latent vector is moved along a physical parameter across the boundary (red), the ` +
        "generator makes a query of it, the embedder places it among the images of a database, and the nearest of these is " +
        "the match; below query and match their parameters.",
    numbers: { ...Object.fromEntries(parameters.map(pair)), ...numbers },
    arrays: {
      query, match, "table images": table.images,
      "latent points": columnTable({ x: Float64Array.from(latents.x), y: Float64Array.from(latents.y), label: Float64Array.from(latents.labels as ArrayLike<number>, Number) }),
      "table points": columnTable({ x: Float64Array.from(table.x), y: Float64Array.from(table.y) }),
      parameters: columnTable<string>({
        symbol: parameters.map(({ symbol }) => symbol),
        query: Float64Array.from(parameters, (one) => one.query), match: Float64Array.from(parameters, (one) => one.match),
      }),
    },
  });
}
