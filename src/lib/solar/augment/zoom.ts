import { image, type Image } from "../../arrays";
import { resizeImage } from "../resize";
import type { Beyond } from "./warp";

/**
 * Puts an image into a frame of another size, both centres at the pixel [size / 2] rounded down: cut where the frame is
 * smaller, with what lies beyond around it where it is larger.
 */
export function frameImage(source: Image, size: readonly [h: number, w: number], beyond: Beyond): Image {
  const {
    data,
    shape: [h, w],
    unit,
  } = source;
  const [toH, toW] = size;
  const offset = (to: number, from: number) => Math.floor(to / 2) - Math.floor(from / 2);
  const [down, right] = [offset(toH, h), offset(toW, w)];
  const out = new Float32Array(toH * toW);
  if (beyond !== "nearest") out.fill(beyond);
  const [first, end] = [Math.max(right, 0), Math.min(right + w, toW)];
  for (let y = 0; y < toH; y++) {
    const inside = y >= down && y < down + h;
    if (!inside && beyond !== "nearest") continue;
    const from = Math.min(Math.max(y - down, 0), h - 1) * w;
    const to = y * toW;
    out.set(data.subarray(from + first - right, from + end - right), to + first);
    if (beyond !== "nearest") continue;
    out.fill(data[from], to, to + first);
    out.fill(data[from + w - 1], to + end, to + toW);
  }
  return image(out, size, unit);
}

/**
 * Resizes an image by a factor, to whole pixels rounded down, by area interpolation (OpenCV's INTER_AREA). A smaller
 * one is put back into a frame of the old size; a larger one stays larger, so that what follows sees what a crop would
 * cut off.
 */
export function zoomImage(source: Image, factor: number, beyond: Beyond): Image {
  const [h, w] = source.shape;
  const resized = resizeImage(source, [Math.floor(factor * h), Math.floor(factor * w)], "area");
  return factor < 1 ? frameImage(resized, [h, w], beyond) : resized;
}
