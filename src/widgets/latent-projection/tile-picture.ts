import { pngDataUri } from "../png";
import { SpriteSheet, type ColourScale } from "../sprite";
import type { PlacedPatch } from "./placed-patches";

/** A picture of equal tiles, and where each of them is. Sizes and places are in page pixels. */
export interface TilePicture {
  readonly uri: string;
  /** page pixels per picture pixel */
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** left upper corner of tile `index` */
  corner(index: number): readonly [x: number, y: number];
}

export interface TilePictureOptions {
  readonly columns: number;
  /** width of a tile in picture pixels */
  readonly width: number;
  /** height of a tile over its width */
  readonly aspect: number;
  /** page pixels per picture pixel */
  readonly zoom: number;
  /** between tiles, in page pixels */
  readonly gap: number;
  readonly colours: ColourScale;
  readonly levels: number;
  /** zlib's level (6: on noisy fields 9 takes three times as long for a hundredth less) */
  readonly effort?: number;
}

/** Draws patches as tiles, row by row. */
export function tilePicture(patches: readonly PlacedPatch[], options: TilePictureOptions): TilePicture {
  const { columns, width, aspect, zoom, gap, colours, levels, effort = 6 } = options;
  const height = Math.max(1, Math.round(width * aspect));
  const rows = Math.ceil(patches.length / columns);
  const sheet = new SpriteSheet(
    { width, height, gap: Math.max(1, Math.round(gap / zoom)) },
    columns,
    rows,
    colours,
    levels,
  );
  patches.forEach(({ resample }, i) => sheet.draw(i, resample(width, height)));
  return {
    uri: pngDataUri(sheet.encode(effort)),
    zoom,
    width: sheet.width * zoom,
    height: sheet.height * zoom,
    tileWidth: width * zoom,
    tileHeight: height * zoom,
    corner: (index) => {
      const [x, y] = sheet.corner(index);
      return [x * zoom, y * zoom];
    },
  };
}
