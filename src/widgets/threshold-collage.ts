import { describeValue, images, requireImages, type Images } from "../lib/arrays";
import { ShapeError } from "../lib/errors";
import { CENTROID_COLOUR, type Point } from "./centroids";
import { makeFigure, type Figure } from "./figure";
import { formatNumber, type KeyNumbers } from "./numbers";
import { pixels, sheetLayer, tileSheet, type Origin } from "./tile-sheet";

/** One patch of a collage: its centroids in pixels, (0, 0) at the centre of the first pixel. */
export interface Poles {
  readonly positiveCentroid: Point | undefined;
  readonly negativeCentroid: Point | undefined;
}

export interface ThresholdCollageOptions {
  /** field beyond which a pixel belongs to a polarity, in the unit of the fields (0.15 kG) */
  readonly threshold?: number;
  /** patches per row (as square a grid as can be) */
  readonly columns?: number;
  /** wished width of a patch on the page, in pixels */
  readonly tile?: number;
  readonly title?: string;
  readonly caption?: string;
  readonly numbers?: KeyNumbers;
  /** which row is drawn at the top: the first ("upper", default) or the last ("lower") */
  readonly origin?: Origin;
}

function requirePoles(poles: readonly Poles[]): void {
  const isList = Array.isArray(poles);
  const odd = isList ? poles.findIndex((pair: unknown) => typeof pair !== "object" || pair === null) : -1;
  if (isList && odd < 0) return;
  throw new ShapeError({
    expected: "a list with the two centroids of every patch",
    found: isList ? `${describeValue(poles[odd])} at index ${odd}` : describeValue(poles),
    remedy: "Measure every patch with polarityGeometry.",
  });
}

/**
 * A grid of patches thresholded to three levels, each with the centroids of its polarities joined by a cyan line
 * (Chatterjee et al. 2025, Figure 3, lower part). A patch that lacks a polarity has no line.
 * @throws ShapeError for what is no stack of images or no list of centroids, without patches, or when fields and poles
 * differ in number
 */
export function thresholdCollage(
  fields: Images,
  poles: readonly Poles[],
  options: ThresholdCollageOptions = {},
): Figure {
  requireImages(fields, "the fields");
  const [n, h, w] = fields.shape;
  requirePoles(poles);
  if (n === 0 || poles.length !== n) {
    throw new ShapeError({
      expected: n === 0 ? "at least one patch" : `${n} pairs of centroids, one per patch`,
      found: n === 0 ? "none" : `${poles.length}`,
      remedy: "Measure every patch that is drawn.",
    });
  }
  const {
    threshold = 0.15,
    columns: wished = Math.ceil(Math.sqrt(n)),
    title,
    numbers,
    origin = "upper",
    tile,
  } = options;
  const columns = Math.min(wished, n);
  const limit = Math.fround(threshold);
  const levels = images(
    fields.data.map((value) => (value > limit ? 1 : value < -limit ? -1 : 0)),
    fields.shape,
  );
  const sheet = tileSheet(levels, {
    columns,
    origin,
    domain: [-1, 1],
    colours: "grey",
    levels: 9,
    tile,
  });
  const values = poles.flatMap(({ positiveCentroid, negativeCentroid }, index) => {
    if (positiveCentroid === undefined || negativeCentroid === undefined) return [];
    const [left, top] = sheet.corner(index);
    const place = ({ x, y }: Point) => [
      round(left + ((x + 0.5) / w) * sheet.tileWidth),
      round(top + ((origin === "lower" ? h - 0.5 - y : y + 0.5) / h) * sheet.tileHeight),
    ];
    const [x, y] = place(positiveCentroid);
    const [x2, y2] = place(negativeCentroid);
    const distance = Math.hypot(positiveCentroid.x - negativeCentroid.x, positiveCentroid.y - negativeCentroid.y);
    return [{ x, y, x2, y2, patch: index + 1, distance: round(distance) }];
  });
  const ends = { x: pixels("x"), y: pixels("y"), x2: { field: "x2" }, y2: { field: "y2" } };
  const tooltip = [{ field: "patch" }, { field: "distance", title: "centroid distance (px)" }];
  const line = {
    mark: { type: "rule", color: CENTROID_COLOUR, strokeWidth: 2, strokeCap: "round" },
    encoding: { ...ends, tooltip },
  };
  const dot = { type: "circle", color: CENTROID_COLOUR, opacity: 1, size: 26 };
  return makeFigure({
    spec: {
      ...(title === undefined ? {} : { title }),
      width: sheet.width,
      height: sheet.height,
      data: { values },
      layer: [
        sheetLayer(sheet),
        line,
        { mark: dot, encoding: { x: pixels("x"), y: pixels("y"), tooltip } },
        { mark: dot, encoding: { x: pixels("x2"), y: pixels("y2"), tooltip } },
      ],
    },
    caption:
      options.caption ??
      `${title ?? "Active regions"}: ${n} patches thresholded at ±${formatNumber(threshold, 3)} ${fields.unit} ` +
        "(white positive, black negative), the field-weighted centroids of the two polarities joined by a cyan line.",
    numbers: { patches: n, "patches with both polarities": values.length, ...numbers },
    arrays: { fields },
  });
}

const round = (value: number) => Math.round(value * 10) / 10;
