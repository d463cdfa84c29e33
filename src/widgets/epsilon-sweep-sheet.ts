import { imageAt, type Images } from "../lib/arrays";
import { resampler } from "./binning";
import type { VegaLiteSpec } from "./figure";
import { pngDataUri } from "./png";
import { SpriteSheet, fitSprite, type ColourScale, type SpriteQuality } from "./sprite";
import type { Origin } from "./tile-sheet";

export interface FrameSheetOptions {
  readonly columns: number;
  /** wished width of a tile on the page, in pixels */
  readonly tile: number;
  /** distance from the top of one row of tiles to the next on the page (tiles close together) */
  readonly pitch?: number;
  /** size of the PNG over that of a static figure's sheet: below 1 beside other pictures, above it for frames */
  readonly share: number;
  readonly scale: ColourScale;
  readonly origin: Origin;
}

/** A sheet of tiles in page pixels; tile (row, column) begins at (column * across, top + row * down). */
export interface FrameSheet {
  readonly uri: string;
  readonly width: number;
  readonly height: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly across: number;
  readonly down: number;
  readonly top: number;
}

/** How many tiles tell the size of a whole sheet. */
const SAMPLE = 10;
const GAP = 4;

/** Lays images out row by row at a given pitch, as finely as its share of the budget allows. */
export function frameSheet(
  images: Images,
  { columns, tile, pitch = 0, share, scale, origin }: FrameSheetOptions,
): FrameSheet {
  const [n, h, w] = images.shape;
  const resample = Array.from({ length: n }, (_, index) =>
    resampler({ data: imageAt(images, index).data, width: w, height: h }, origin === "lower"),
  );
  const draw = ({ zoom: wished, levels }: SpriteQuality, indices: readonly number[], effort?: number) => {
    // no finer than the images: enlarged ones keep their pixels, others are averaged to the size of the page
    const zoom = Math.max(wished, (tile >= w ? Math.floor : Math.ceil)((2 * tile) / w) / 2);
    const width = Math.min(w, Math.max(4, Math.round(tile / zoom)));
    const height = Math.max(1, Math.round((h * width) / w));
    const gap = Math.max(1, Math.round(GAP / zoom));
    const headroom = Math.max(0, Math.round(pitch / zoom) - height - gap);
    const sheet = new SpriteSheet(
      { width, height, gap, headroom },
      columns,
      Math.ceil(indices.length / columns),
      scale,
      levels,
    );
    indices.forEach((index, place) => {
      const raster = resample[index]?.(width, height);
      if (raster !== undefined) sheet.draw(place, raster);
    });
    return { png: sheet.encode(effort), sheet, zoom, width, height, gap, headroom };
  };
  const all = Array.from({ length: n }, (_, index) => index);
  const sample = all.filter((index) => index % Math.ceil(n / SAMPLE) === 0);
  const { png, sheet, zoom, width, height, gap, headroom } = fitSprite(
    (quality) => draw(quality, all),
    (quality) => (draw(quality, sample, 1).png.length * n) / sample.length,
    share,
  );
  return {
    uri: pngDataUri(png),
    width: sheet.width * zoom,
    height: sheet.height * zoom,
    tileWidth: width * zoom,
    tileHeight: height * zoom,
    across: (width + gap) * zoom,
    down: (height + headroom + gap) * zoom,
    top: headroom * zoom,
  };
}

/** A sheet as an image mark whose first tile has its left upper corner at (x, y), cut off where its view ends. */
export const frameSheetLayer = (sheet: FrameSheet, x: unknown, y: number): VegaLiteSpec => ({
  data: { values: [{}] },
  mark: {
    type: "image",
    url: sheet.uri,
    width: sheet.width,
    height: sheet.height,
    aspect: false,
    smooth: false,
    align: "left",
    baseline: "top",
    clip: true,
  },
  encoding: { x: { value: x }, y: { value: y - sheet.top } },
});
