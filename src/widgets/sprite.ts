import { OptionError } from "../lib/errors";
import type { Raster } from "./binning";
import { sampleColours, type ColourMap, type Rgb } from "./colour-maps";
import { encodeIndexedPng } from "./png";

export interface ColourScale {
  /** the values of the first and the last colour */
  readonly domain: readonly [low: number, high: number];
  readonly colours: ColourMap;
}

/** Colour of pixels without a value: a pale blue that no grey or sequential map has. */
export const NO_VALUE: Rgb = [214, 226, 240];
const GROUND: Rgb = [255, 255, 255];

/** From values to one of `levels` colours, cut at the scale's ends; `levels` itself where there is no value. */
export function quantiser({ domain: [low, high] }: ColourScale, levels: number): (value: number) => number {
  return (value) => {
    const place = Math.round(((value - low) / (high - low)) * (levels - 1));
    return Number.isNaN(place) ? levels : Math.max(0, Math.min(levels - 1, place));
  };
}

/** A sheet of `columns` x `rows` equal tiles on white, drawn tile by tile, encoded as an indexed PNG. */
export class SpriteSheet {
  readonly width: number;
  readonly height: number;
  private readonly indices: Uint8Array;
  private readonly palette: readonly Rgb[];

  constructor(
    private readonly tile: {
      readonly width: number;
      readonly height: number;
      readonly gap: number;
      readonly headroom?: number;
    },
    private readonly columns: number,
    rows: number,
    private readonly scale: ColourScale,
    private readonly levels: number,
  ) {
    const { width, height, gap, headroom = 0 } = tile;
    this.width = columns * width + (columns - 1) * gap;
    this.height = rows * (height + headroom) + (rows - 1) * gap;
    this.palette = [...sampleColours(scale.colours, levels), NO_VALUE, GROUND];
    this.indices = new Uint8Array(this.width * this.height).fill(levels + 1);
  }

  /** Left upper corner of tile `index`, in pixels of the sheet. */
  corner(index: number): readonly [x: number, y: number] {
    const { width, height, gap, headroom = 0 } = this.tile;
    const row = Math.floor(index / this.columns);
    return [(index % this.columns) * (width + gap), row * (height + headroom + gap) + headroom];
  }

  /** Draws a raster of the tile's size into tile `index`. */
  draw(index: number, { data, width, height }: Raster): void {
    const [left, top] = this.corner(index);
    const levelOf = quantiser(this.scale, this.levels);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        this.indices[(top + y) * this.width + left + x] = levelOf(data[y * width + x] ?? NaN);
      }
    }
  }

  encode(effort?: number): Buffer {
    return encodeIndexedPng(
      { indices: this.indices, width: this.width, height: this.height, palette: this.palette },
      effort,
    );
  }
}

/** How finely a sheet is drawn: page pixels per sheet pixel, and number of colours. */
export interface SpriteQuality {
  readonly zoom: number;
  readonly levels: number;
}

/**
 * Qualities from best to least. Zooms are halves, so that pixels stay even in a picture of two pixels per point;
 * levels are odd, so that zero of a signed field is a colour of its own and quiet ground stays flat.
 */
export const SPRITE_QUALITIES: readonly SpriteQuality[] = [0.5, 1, 1.5, 2, 2.5, 3, 4, 6, 8].flatMap((zoom) =>
  [63, 31, 23].map((levels) => ({ zoom, levels })),
);

/** Bytes that leave a static figure below its budget: the larger a sheet's pixels, the faster its picture grows. */
const sheetBytes = (zoom: number) => (zoom < 1 ? 42_000 : zoom < 3 ? 30_000 : 22_000);

/**
 * The finest sheet that fits the budget of a static figure, `share` of it being for this sheet.
 * `estimate` gives a rough size in bytes, `draw` the sheet with the zoom that it took; the least quality is returned even
 * when it is too large.
 */
export function fitSprite<Sheet extends { readonly png: Buffer; readonly zoom: number }>(
  draw: (quality: SpriteQuality) => Sheet,
  estimate: (quality: SpriteQuality) => number,
  share = 1,
): Sheet {
  const least = SPRITE_QUALITIES.at(-1) ?? { zoom: 8, levels: 23 };
  for (const quality of SPRITE_QUALITIES) {
    const limit = sheetBytes(quality.zoom) * share;
    if (estimate(quality) > 1.25 * limit) continue;
    const sheet = draw(quality);
    if (sheet.png.length <= sheetBytes(sheet.zoom) * share) return sheet;
  }
  return draw(least);
}

/**
 * The colour scale of rasters: the asked domain, or from their least to their largest finite value; a field with both
 * signs gets a grey scale centred on zero, all others viridis.
 */
export function colourScale(
  data: Float32Array,
  {
    domain,
    colours,
  }: { readonly domain?: readonly [number, number] | undefined; readonly colours?: ColourMap | undefined },
): ColourScale {
  let low = Infinity;
  let high = -Infinity;
  for (const value of data) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) [low, high] = [0, 1];
  const signed = low < 0 && high > 0;
  if (signed) [low, high] = [-Math.max(-low, high), Math.max(-low, high)];
  if (low === high) high = low + 1;
  const [from, to] = domain ?? [low, high];
  if (!(from < to)) {
    throw new OptionError({
      expected: "a domain [low, high] with low < high",
      found: `[${from}, ${to}]`,
      remedy: "Pass for example [-1, 1], or leave the domain out.",
    });
  }
  return { domain: [from, to], colours: colours ?? (from < 0 && to > 0 ? "grey" : "viridis") };
}
