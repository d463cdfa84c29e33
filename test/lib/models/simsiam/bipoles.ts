import { images, type Images } from "../../../../src/lib/arrays";
import { seed } from "../../../../src/lib/random";

/** Images that differ as regions do, [n, side, side] in kG: two spots of opposite sign, with size and place drawn. */
export function bipoles(n: number, side: number): Images {
  const stream = seed(23).stream("bipoles");
  const between = (low: number, high: number) => low + (high - low) * stream.uniform();
  const data = new Float32Array(n * side ** 2);
  for (let k = 0; k < n; k++) {
    const spots = [1, -1].map((sign) => ({
      field: sign * between(0.2, 1),
      x: between(0.2, 0.8) * side,
      y: between(0.2, 0.8) * side,
      width: between(0.05, 0.2) * side,
    }));
    for (let i = 0; i < side ** 2; i++) {
      data[k * side ** 2 + i] = spots.reduce(
        (sum, { field, x, y, width }) =>
          sum + field * Math.exp(-(((i % side) - x) ** 2 + (Math.floor(i / side) - y) ** 2) / (2 * width ** 2)),
        0.01 * stream.normal(),
      );
    }
  }
  return images(data, [n, side, side], "kG");
}
