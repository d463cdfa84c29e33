import { imageAt, type Images } from "../lib/arrays";
import { ShapeError } from "../lib/errors";
import { areaAverage } from "./binning";
import { colourStops, type ColourMap } from "./colour-maps";
import { makeFigure, type Figure, type VegaLiteSpec } from "./figure";
import { formatNumber, type KeyNumbers } from "./numbers";
import { pngDataUri } from "./png";
import { SpriteSheet, colourScale, fitSprite, type ColourScale, type SpriteQuality } from "./sprite";
import { FIGURE_WIDTH } from "./theme";

export interface ImageGridOptions {
  /** tiles per row (as square a grid as can be) */
  readonly columns?: number;
  /** wished width of a tile on the page, in pixels (fills the figure's width, 32 to 160) */
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
  /** false (default): hard pixel edges; true: smooth between pixels */
  readonly smooth?: boolean;
  /** which row of an image is drawn at the top: its first ("upper", default) or its last ("lower") */
  readonly origin?: "upper" | "lower";
}

const GAP = 3;
const LABEL_HEIGHT = 17;
/** How many tiles tell the size of a whole sheet. */
const SAMPLE = 10;

/** Everything about the tiles that the widgets drawing on top of a sheet need. */
export interface TileSheet {
  readonly uri: string;
  readonly width: number;
  readonly height: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly sharpness: string;
  readonly scale: ColourScale;
  /** left upper corner of tile `index`, in page pixels */
  corner(index: number): readonly [x: number, y: number];
}

interface TileSheetOptions extends Pick<ImageGridOptions, "domain" | "colours" | "labels" | "origin" | "tile"> {
  readonly columns: number;
  readonly levels?: number;
}

/** Lays images out as one sheet of tiles, binned and quantised as finely as the budget allows. */
export function tileSheet(images: Images, options: TileSheetOptions): TileSheet {
  const [n, h, w] = images.shape;
  const { columns, labels, origin = "upper", tile = defaultTile(columns), levels: most = 63 } = options;
  const scale = colourScale(images.data, options);
  const draw = ({ zoom: wished, levels }: SpriteQuality, indices: readonly number[], effort?: number) => {
    const width = Math.min(w, Math.max(4, Math.round(tile / wished)));
    const height = Math.max(1, Math.min(h, Math.round((h * width) / w)));
    const zoom = Math.max(wished, Math.floor((2 * tile) / width) / 2);
    const gap = Math.max(1, Math.round(GAP / zoom));
    const headroom = labels === undefined ? 0 : Math.ceil(LABEL_HEIGHT / zoom);
    const rows = Math.ceil(indices.length / columns);
    const sheet = new SpriteSheet({ width, height, gap, headroom }, columns, rows, scale, Math.min(levels, most));
    indices.forEach((index, place) => {
      const { data } = imageAt(images, index);
      sheet.draw(place, areaAverage({ data, width: w, height: h }, width, height, origin === "lower"));
    });
    return { png: sheet.encode(effort), sheet, zoom, width, height };
  };
  const all = Array.from({ length: n }, (_, index) => index);
  const sample = all.filter((index) => index % Math.ceil(n / SAMPLE) === 0);
  const best = fitSprite(
    (quality) => draw(quality, all),
    (quality) => (draw(quality, sample, 1).png.length * n) / sample.length,
  );
  const { sheet, zoom, width, height } = best;
  const drawn = width === w && height === h ? "" : `, drawn as ${height} x ${width}`;
  return {
    uri: pngDataUri(best.png),
    width: sheet.width * zoom,
    height: sheet.height * zoom,
    tileWidth: width * zoom,
    tileHeight: height * zoom,
    sharpness: `${h} x ${w} pixels${drawn}`,
    scale,
    corner: (index) => {
      const [x, y] = sheet.corner(index);
      return [x * zoom, y * zoom];
    },
  };
}

const defaultTile = (columns: number) =>
  Math.max(32, Math.min(160, Math.floor((FIGURE_WIDTH - (columns - 1) * GAP) / columns)));

/** The sheet as a Vega-Lite layer in page pixels. */
export const sheetLayer = ({ uri, width, height }: TileSheet, smooth = false): VegaLiteSpec => ({
  data: { values: [{}] },
  mark: { type: "image", url: uri, width, height, aspect: false, smooth, align: "left", baseline: "top" },
  encoding: { x: { value: 0 }, y: { value: 0 } },
});

/** A quantitative position in page pixels, without an axis. */
export const pixels = (field: string): VegaLiteSpec => ({ field, type: "quantitative", scale: null, axis: null });

/** Vega-Lite's legend of a colour scale: a bar with title, over invisible marks. */
export const colourBar = ({ domain, colours }: ColourScale, title: string, length: number): VegaLiteSpec => ({
  datum: domain[0],
  type: "quantitative",
  scale: { domain, range: colourStops(colours), interpolate: "rgb", nice: false },
  legend: { title, gradientLength: length, gradientOpacity: 1, tickCount: 5 },
});

const withUnit = (quantity: string, unit: string) => (unit === "" ? quantity : `${quantity} (${unit})`);

function checkOptions(n: number, columns: number, labels: readonly string[] | undefined): void {
  if (n === 0) {
    throw new ShapeError({ expected: "at least one image", found: "none", remedy: "Pass a stack with images in it." });
  }
  if (!Number.isInteger(columns) || columns < 1) {
    throw new ShapeError({ expected: "a whole number of columns", found: `${columns}`, remedy: "Pass for example 10." });
  }
  if (labels !== undefined && labels.length !== n) {
    throw new ShapeError({ expected: `${n} labels, one per image`, found: `${labels.length}`, remedy: "Label every image." });
  }
}

/**
 * A grid of images on one colour scale, row by row, with a colour bar; the mean and range of a tile show on hover.
 * Drawn as one sheet, area-averaged as far as the figure's budget asks; `arrays.images` keeps every pixel.
 * @throws ShapeError without images, or when labels and images differ in number; OptionError on a bad domain or colour map.
 */
export function imageGrid(images: Images, options: ImageGridOptions = {}): Figure {
  const [n] = images.shape;
  const { columns: wished = Math.ceil(Math.sqrt(n)), labels, title, quantity = "Value", numbers, smooth } = options;
  checkOptions(n, wished, labels);
  const columns = Math.min(wished, n);
  const sheet = tileSheet(images, { ...options, columns });
  const values = Array.from({ length: n }, (_, index) => {
    const [x, y] = sheet.corner(index);
    const range = describe(imageAt(images, index).data);
    return { x, y, x2: x + sheet.tileWidth, y2: y + sheet.tileHeight, label: labels?.[index] ?? `${index + 1}`, ...range };
  });
  const tooltip = [
    { field: "label", title: "image" },
    { field: "mean", title: withUnit("mean", images.unit), format: ".3~g" },
    { field: "range", title: withUnit("range", images.unit) },
  ];
  const hover = {
    mark: { type: "rect", fillOpacity: 0, strokeOpacity: 0 },
    encoding: {
      x: pixels("x"),
      y: pixels("y"),
      x2: { field: "x2" },
      y2: { field: "y2" },
      color: colourBar(sheet.scale, withUnit(quantity, images.unit), Math.min(sheet.height, 220)),
      tooltip,
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
      layer: [sheetLayer(sheet, smooth), hover, ...(labels === undefined ? [] : [names])],
    },
    caption: options.caption ?? `${title ?? "Images"}: ${n} images in rows of ${columns}, ${quantity.toLowerCase()} on one scale.`,
    numbers: {
      images: n,
      "each image": sheet.sharpness,
      "colour scale": sheet.scale.domain.map((end) => formatNumber(end, 3)).join(" to ") + ` ${images.unit}`,
      ...numbers,
    },
    arrays: { images },
  });
}

function describe(data: Float32Array): { readonly mean: number; readonly range: string } {
  let low = Infinity;
  let high = -Infinity;
  let sum = 0;
  let count = 0;
  for (const value of data) {
    if (Number.isNaN(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += value;
    count++;
  }
  return { mean: count === 0 ? 0 : Number((sum / count).toPrecision(4)), range: `${formatNumber(low, 3)} to ${formatNumber(high, 3)}` };
}
