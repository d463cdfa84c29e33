import { imageAt, type Images } from "../lib/arrays";
import { resampler } from "./binning";
import { colourStops, type ColourMap } from "./colour-maps";
import type { VegaLiteSpec } from "./figure";
import { pngDataUri } from "./png";
import { SpriteSheet, colourScale, fitSprite, type ColourScale, type SpriteQuality } from "./sprite";
import { FIGURE_WIDTH } from "./theme";

/** Which row of an image is drawn at the top: its first ("upper") or its last ("lower", as FITS has north up). */
export type Origin = "upper" | "lower";

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

export interface TileSheetOptions {
  readonly columns: number;
  /** wished width of a tile on the page, in pixels */
  readonly tile?: number | undefined;
  readonly domain?: readonly [low: number, high: number] | undefined;
  readonly colours?: ColourMap | undefined;
  /** leaves room for a label above each tile */
  readonly labels?: readonly string[] | undefined;
  readonly origin?: Origin | undefined;
  /** interpolate between pixels where a tile is larger than its image (false: hard pixel edges) */
  readonly smooth?: boolean | undefined;
  /** most colours to use (63) */
  readonly levels?: number;
}

/** Lays images out as one sheet of tiles, binned and quantised as finely as the budget allows. */
export function tileSheet(images: Images, options: TileSheetOptions): TileSheet {
  const [n, h, w] = images.shape;
  const { columns, labels, origin = "upper", tile = defaultTile(columns), levels: most = 63 } = options;
  const { smooth = false } = options;
  const scale = colourScale(images.data, options);
  const resample = Array.from({ length: n }, (_, index) =>
    resampler({ data: imageAt(images, index).data, width: w, height: h }, origin === "lower"),
  );
  const draw = ({ zoom: wished, levels }: SpriteQuality, indices: readonly number[], effort?: number) => {
    const finest = Math.max(4, Math.round(tile / wished));
    const width = smooth ? finest : Math.min(w, finest);
    const height = Math.max(1, Math.round((h * width) / w));
    const zoom = Math.max(wished, Math.floor((2 * tile) / width) / 2);
    const gap = Math.max(1, Math.round(GAP / zoom));
    const headroom = labels === undefined ? 0 : Math.ceil(LABEL_HEIGHT / zoom);
    const rows = Math.ceil(indices.length / columns);
    const sheet = new SpriteSheet({ width, height, gap, headroom }, columns, rows, scale, Math.min(levels, most));
    indices.forEach((index, place) => {
      const resampled = resample[index]?.(width, height);
      if (resampled !== undefined) sheet.draw(place, resampled);
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
  const drawn = width >= w ? "" : `, drawn as ${height} x ${width}`;
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
  Math.max(32, Math.min(320, Math.floor((FIGURE_WIDTH - (columns - 1) * GAP) / columns)));

/** The sheet as a Vega-Lite layer in page pixels. */
export const sheetLayer = ({ uri, width, height }: TileSheet): VegaLiteSpec => ({
  data: { values: [{}] },
  mark: { type: "image", url: uri, width, height, aspect: false, smooth: false, align: "left", baseline: "top" },
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
