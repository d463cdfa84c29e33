import type { Raster } from "../binning";
import { sampleColours, type Rgb } from "../colour-maps";
import type { Point } from "../centroids";
import { encodeIndexedPng } from "../png";
import { NO_VALUE, quantiser, type ColourScale } from "../sprite";
import { toPlane, type Box, type PlaneFrame } from "./plane-frame";

const FRAME: Rgb = [60, 60, 60];
/** zlib's level: on noisy fields 9 takes three times as long for a hundredth less. */
const EFFORT = 6;
/** Never seen: the ground is transparent. */
const GROUND: Rgb = [255, 255, 255];

export interface PlateOptions {
  /** picture pixels per page pixel */
  readonly scale: number;
  /** size of the patches, without their frames, in picture pixels */
  readonly width: number;
  readonly height: number;
  readonly colours: ColourScale;
  readonly levels: number;
}

const borderOf = (scale: number) => Math.max(1, Math.round(scale / 2));

/** Where a framed patch about `centre` (page pixels) lies, in whole picture pixels: left, top, width, height. */
function place(centre: Point, { scale, width, height }: PlateOptions): readonly [number, number, number, number] {
  const [w, h] = [width, height].map((size) => size + 2 * borderOf(scale));
  return [Math.round(centre.x * scale - w / 2), Math.round(centre.y * scale - h / 2), w, h];
}

/** The box of a drawn patch, its frame included, in plane coordinates. */
export function plateBox(frame: PlaneFrame, centre: Point, options: PlateOptions): Box {
  const [left, top, width, height] = place(centre, options).map((pixels) => pixels / options.scale);
  const [corner, opposite] = [
    toPlane(frame, { x: left, y: top }),
    toPlane(frame, { x: left + width, y: top + height }),
  ];
  return { x: corner.x, x2: opposite.x, y: corner.y, y2: opposite.y };
}

/**
 * Many small framed patches in one transparent picture of the whole frame, a later one over an earlier one: Vega's
 * image mark cannot cut a sprite, so one mark per patch would need one picture per patch.
 */
export function thumbnailPlate(
  frame: PlaneFrame,
  patches: readonly { readonly centre: Point; readonly raster: Raster }[],
  options: PlateOptions,
): Buffer {
  const { scale, colours, levels, width, height } = options;
  const side = Math.round(frame.side * scale);
  const [edge, ground] = [levels + 1, levels + 2];
  const indices = new Uint8Array(side * side).fill(ground);
  const levelOf = quantiser(colours, levels);
  const border = borderOf(scale);
  for (const { centre, raster } of patches) {
    const [left, top, w, h] = place(centre, options);
    for (let row = 0; row < h; row++) {
      const y = row - border;
      for (let column = 0; column < w; column++) {
        const [atX, atY] = [left + column, top + row];
        if (atX < 0 || atY < 0 || atX >= side || atY >= side) continue;
        const x = column - border;
        const inside = x >= 0 && y >= 0 && x < width && y < height;
        indices[atY * side + atX] = inside ? levelOf(raster.data[y * width + x]) : edge;
      }
    }
  }
  const palette = [...sampleColours(colours.colours, levels), NO_VALUE, FRAME, GROUND];
  return encodeIndexedPng({ indices, width: side, height: side, palette, transparent: ground }, EFFORT);
}
