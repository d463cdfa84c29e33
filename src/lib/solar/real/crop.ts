import { image, type Image } from "../../arrays";

/** A rectangle of pixels, both ends included. */
export interface PixelBox {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The smallest box around some pixels of an image `width` wide; `top` is the largest row. */
export function boundingBox(pixels: Int32Array, width: number): PixelBox {
  let [top, bottom, left, right] = [-Infinity, Infinity, Infinity, -Infinity];
  for (const i of pixels) {
    const [x, y] = [i % width, Math.floor(i / width)];
    [top, bottom] = [Math.max(top, y), Math.min(bottom, y)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
  }
  return { top, bottom, left, right };
}

/** The pixels of a box and `margin` around it; 0 beyond the image. */
export function crop(source: Image, box: PixelBox, margin: number): Image {
  const [h, w] = source.shape;
  const [y0, x0] = [box.bottom - margin, box.left - margin];
  const [rows, columns] = [box.top + margin - y0 + 1, box.right + margin - x0 + 1];
  const out = Float32Array.from({ length: rows * columns }, (_, i) => {
    const [x, y] = [x0 + (i % columns), y0 + Math.floor(i / columns)];
    return x >= 0 && y >= 0 && x < w && y < h ? source.data[y * w + x] : 0;
  });
  return image(out, [rows, columns], source.unit);
}
