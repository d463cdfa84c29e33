import { images, type Images } from "../../lib/arrays";
import type { Stream } from "../../lib/random";

/** Whole-pixel shifts of `count` images [count, 2], uniform in -most … most. */
export const drawShifts = (stream: Stream, count: number, most: number): Float32Array =>
  Float32Array.from({ length: 2 * count }, () => stream.integer(2 * most + 1) - most);

/**
 * Radial fields of regions as likely as those given (rows from south to north): each is mirrored north-south with
 * probability 1/2 and has its polarities exchanged with probability 1/2. The latter makes the region of the next cycle
 * out of it; both together, by Hale's law, the region of the other hemisphere.
 */
export function drawSymmetries(stream: Stream, { data, shape, unit }: Images): Images {
  const [n, height, width] = shape;
  const drawn = new Float32Array(data.length);
  for (let k = 0; k < n; k++) {
    const [isMirrored, sign] = [stream.integer(2) === 1, stream.integer(2) === 1 ? -1 : 1];
    for (let y = 0; y < height; y++) {
      const from = (k * height + (isMirrored ? height - 1 - y : y)) * width;
      const to = (k * height + y) * width;
      for (let x = 0; x < width; x++) drawn[to + x] = sign * (data[from + x] as number);
    }
  }
  return images(drawn, shape, unit);
}
