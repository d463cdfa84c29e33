import { image, type Image } from "../../arrays";

/** What lies beyond an image's edge: a field, or at each place that of the nearest pixel of the image. */
export type Beyond = number | "nearest";

/** Mirrors an image left to right ("horizontal") or top to bottom ("vertical"). */
export function flipImage({ data, shape: [h, w], unit }: Image, direction: "horizontal" | "vertical"): Image {
  const out = new Float32Array(data.length);
  for (let y = 0; y < h; y++) {
    const to = (direction === "vertical" ? h - 1 - y : y) * w;
    const row = out.subarray(to, to + w);
    row.set(data.subarray(y * w, (y + 1) * w));
    if (direction === "horizontal") row.reverse();
  }
  return image(out, [h, w], unit);
}

const clamp = (value: number, size: number) => Math.min(Math.max(value, 0), size - 1);

/** Moves an image by whole pixels, to the right and downwards. */
export function shiftImage({ data, shape: [h, w], unit }: Image, columns: number, rows: number, beyond: Beyond): Image {
  const out = new Float32Array(data.length);
  if (beyond !== "nearest") out.fill(beyond);
  const [first, end] = [Math.max(columns, 0), Math.min(w + columns, w)];
  for (let y = 0; y < h; y++) {
    const from = y - rows;
    if (beyond !== "nearest" && (from < 0 || from >= h)) continue;
    const source = clamp(from, h) * w;
    if (end > first) out.set(data.subarray(source + first - columns, source + end - columns), y * w + first);
    if (beyond !== "nearest") continue;
    out.fill(data[source], y * w, y * w + Math.min(first, w));
    out.fill(data[source + w - 1], y * w + Math.max(end, 0), (y + 1) * w);
  }
  return image(out, [h, w], unit);
}

/** The field between pixels, where some of the four around are beyond the edge. */
function atEdge(data: Float32Array, h: number, w: number, x: number, y: number, beyond: number): number {
  if (x <= -1 || y <= -1 || x >= w || y >= h) return beyond;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const tap = (column: number, row: number) =>
    column < 0 || row < 0 || column >= w || row >= h ? beyond : data[row * w + column];
  const u = x - left;
  const above = (1 - u) * tap(left, top) + u * tap(left + 1, top);
  const below = (1 - u) * tap(left, top + 1) + u * tap(left + 1, top + 1);
  const v = y - top;
  return (1 - v) * above + v * below;
}

/**
 * Turns an image about its centre ((w-1)/2, (h-1)/2), counter-clockwise as it is drawn with the first row on top, by
 * bilinear interpolation; the frame stays.
 */
export function rotateImage({ data, shape: [h, w], unit }: Image, degrees: number, beyond: Beyond): Image {
  const out = new Float32Array(data.length);
  const nearest = beyond === "nearest";
  const outside = nearest ? 0 : beyond;
  const angle = (degrees * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [(w - 1) / 2, (h - 1) / 2];
  for (let y = 0; y < h; y++) {
    const startX = cx - c * cx - s * (y - cy);
    const startY = cy - s * cx + c * (y - cy);
    // once a pixel: plain numbers, since destructuring costs more than the interpolation
    for (let x = 0; x < w; x++) {
      const px = nearest ? clamp(startX + c * x, w) : startX + c * x;
      const py = nearest ? clamp(startY + s * x, h) : startY + s * x;
      if (px < 0 || py < 0 || px >= w - 1 || py >= h - 1) {
        out[y * w + x] = atEdge(data, h, w, px, py, outside);
        continue;
      }
      const left = Math.floor(px);
      const top = Math.floor(py);
      const u = px - left;
      const at = top * w + left;
      const above = (1 - u) * data[at] + u * data[at + 1];
      const below = (1 - u) * data[at + w] + u * data[at + w + 1];
      const v = py - top;
      out[y * w + x] = (1 - v) * above + v * below;
    }
  }
  return image(out, [h, w], unit);
}
