import { images, requireImages, type Images } from "../arrays";
import { ShapeError } from "../errors";
import { requireCount } from "./samples";

/**
 * Mean over blocks of factor x factor pixels.
 * @param stack [n, h, w], h and w multiples of `factor`
 * @returns [n, h / factor, w / factor], in the same unit
 * @throws ShapeError when the factor does not divide the sides; OptionError when it is not whole
 */
export function blockMean(stack: Images, factor: number): Images {
  requireImages(stack, "the images");
  requireCount(factor, "a factor");
  const [n, h, w] = stack.shape;
  if (h % factor !== 0 || w % factor !== 0) {
    throw new ShapeError({
      expected: `images with sides that are multiples of ${factor}`,
      found: `${h} x ${w}`,
      remedy: "Choose a factor that divides both sides.",
    });
  }
  const [rows, columns] = [h / factor, w / factor];
  const out = new Float32Array(n * rows * columns);
  const sums = new Float64Array(columns);
  for (let row = 0; row < n * rows; row++) {
    sums.fill(0);
    for (let dy = 0; dy < factor; dy++) {
      const start = (row * factor + dy) * w;
      for (let x = 0, at = start; x < columns; x++) for (let dx = 0; dx < factor; dx++) sums[x] += stack.data[at++];
    }
    for (let x = 0; x < columns; x++) out[row * columns + x] = sums[x] / factor ** 2;
  }
  return images(out, [n, rows, columns], stack.unit);
}
