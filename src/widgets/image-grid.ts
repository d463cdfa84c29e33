import { imageAt, isImage, requireImages, stackImages, type Image, type Images } from "../lib/arrays";
import { ShapeError } from "../lib/errors";
import type { ColourMap } from "./colour-maps";
import { makeFigure, type Figure } from "./figure";
import { formatNumber, type KeyNumbers } from "./numbers";
import { colourBar, pixels, sheetLayer, tileSheet, type Origin } from "./tile-sheet";

export interface ImageGridOptions {
  /** tiles per row (as square a grid as can be) */
  readonly columns?: number;
  /** wished width of a tile on the page, in pixels (fills the figure's width, 32 to 320) */
  readonly tile?: number;
  /** values of the first and the last colour (least and largest value; symmetric about zero where signs are mixed) */
  readonly domain?: readonly [low: number, high: number];
  /** colour map (grey for a domain across zero, else viridis) */
  readonly colours?: ColourMap;
  /** one short text per image, drawn above its tile */
  readonly labels?: readonly string[];
  /** what the pixels measure, e.g. "Radial field"; the unit is that of the images */
  readonly quantity?: string;
  readonly title?: string;
  readonly caption?: string;
  readonly numbers?: KeyNumbers;
  /** interpolate between pixels where a tile is larger than its image (false: hard pixel edges) */
  readonly smooth?: boolean;
  /** which row of an image is drawn at the top: its first ("upper", default) or its last ("lower") */
  readonly origin?: Origin;
}

/** Above this many tiles their texts would take more of the budget than the picture. */
const MOST_HOVERS = 400;

const NO_VALUES = "no values";

const withUnit = (quantity: string, unit: string) => (unit === "" ? quantity : `${quantity} (${unit})`);

function checkOptions(n: number, columns: number, labels: readonly string[] | undefined): void {
  if (n === 0) {
    throw new ShapeError({ expected: "at least one image", found: "none", remedy: "Pass a stack with images in it." });
  }
  if (!Number.isInteger(columns) || columns < 1) {
    throw new ShapeError({
      expected: "a whole number of columns",
      found: `${columns}`,
      remedy: "Pass for example 10.",
    });
  }
  if (labels !== undefined && labels.length !== n) {
    throw new ShapeError({
      expected: `${n} labels, one per image`,
      found: `${labels.length}`,
      remedy: "Label every image.",
    });
  }
}

/**
 * A grid of images (or one image) on one colour scale, row by row, with a colour bar; the mean and range of a tile show on hover.
 * An image without finite values says so. Drawn as one sheet, area-averaged as far as the figure's budget asks;
 * `arrays.images` keeps every pixel.
 * @throws ShapeError for what is no image, without images, or when labels and images differ in number; OptionError on a
 * bad domain or map
 */
export function imageGrid(stack: Images | Image, options: ImageGridOptions = {}): Figure {
  const images = isImage(stack) ? stackImages([stack]) : stack;
  requireImages(images, "what is drawn");
  const [n] = images.shape;
  const { columns: wished = Math.ceil(Math.sqrt(n)), labels, title, quantity = "Value", numbers } = options;
  checkOptions(n, wished, labels);
  const columns = Math.min(wished, n);
  const sheet = tileSheet(images, { ...options, columns });
  const listed = labels === undefined && n > MOST_HOVERS ? 1 : n;
  const values = Array.from({ length: listed }, (_, index) => {
    const [x, y] = sheet.corner(index);
    const range = describe(imageAt(images, index).data);
    return {
      x,
      y,
      x2: x + sheet.tileWidth,
      y2: y + sheet.tileHeight,
      label: labels?.[index] ?? `${index + 1}`,
      ...range,
    };
  });
  const domain = options.domain === undefined && !images.data.some(Number.isFinite) ? undefined : sheet.scale.domain;
  const ends = domain?.map((end) => formatNumber(end, 3)).join(" to ");
  const barLength = Math.max(60, Math.min(sheet.height - 20, 220));
  const color = colourBar(sheet.scale, withUnit(quantity, images.unit), barLength);
  const tooltip = [
    { field: "label", title: "image" },
    { field: "mean", title: withUnit("mean", images.unit), ...(values.some(isBlank) ? {} : { format: ".3~g" }) },
    { field: "range", title: withUnit("range", images.unit) },
  ];
  const hover = {
    mark: { type: "rect", fillOpacity: 0, strokeOpacity: 0 },
    encoding: {
      x: pixels("x"),
      y: pixels("y"),
      x2: { field: "x2" },
      y2: { field: "y2" },
      ...(domain === undefined ? {} : { color }),
      ...(listed < n ? {} : { tooltip }),
    },
  };
  const names = {
    mark: { type: "text", align: "left", baseline: "bottom", dy: -2, limit: sheet.tileWidth },
    encoding: { x: pixels("x"), y: pixels("y"), text: { field: "label" } },
  };
  return makeFigure({
    spec: {
      ...(title === undefined ? {} : { title }),
      width: sheet.width,
      height: sheet.height,
      data: { values },
      layer: [sheetLayer(sheet), hover, ...(labels === undefined ? [] : [names])],
    },
    caption:
      options.caption ??
      `${title ?? "Images"}: ${n === 1 ? "one image" : `${n} images in rows of ${columns}`}, ${quantity} on one scale.`,
    numbers: {
      images: n,
      "each image": sheet.sharpness,
      "colour scale": ends === undefined ? NO_VALUES : `${ends} ${images.unit}`.trim(),
      ...numbers,
    },
    arrays: { images },
  });
}

/** Mean and range of the finite values of an image. */
interface Summary {
  readonly mean: number | typeof NO_VALUES;
  readonly range: string;
}

const isBlank = ({ mean }: Summary) => mean === NO_VALUES;

function describe(data: Float32Array): Summary {
  let low = Infinity;
  let high = -Infinity;
  let sum = 0;
  let count = 0;
  for (const value of data) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += value;
    count++;
  }
  if (count === 0) return { mean: NO_VALUES, range: NO_VALUES };
  return {
    mean: Number((sum / count).toPrecision(4)),
    range: `${formatNumber(low, 3)} to ${formatNumber(high, 3)}`,
  };
}
