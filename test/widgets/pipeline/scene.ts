import { imageAt, images, type Images } from "../../../src/lib/arrays";
import type { PipelineParts } from "../../../src/widgets/pipeline";

/** Drawn bipoles of different strength and place, [n, side, side]. */
export function bipoles(n: number, side: number): Images {
  const spot = (x: number, y: number, atX: number, atY: number) => Math.exp(-((x - atX) ** 2 + (y - atY) ** 2) / (2 * (side / 12) ** 2));
  const data = Float32Array.from({ length: n * side * side }, (_, at) => {
    const [i, x, y] = [Math.floor(at / side ** 2), at % side, Math.floor(at / side) % side];
    const [strength, turn] = [0.4 + (0.6 * i) / n, 2.4 * i];
    const [dx, dy] = [(Math.cos(turn) * side) / 5, (Math.sin(turn) * side) / 5];
    return strength * (spot(x, y, side / 2 + dx, side / 2 + dy) - spot(x, y, side / 2 - dx, side / 2 - dy));
  });
  return images(data, [n, side, side], "kG");
}

/** Everything of the figure, drawn rather than computed. */
export function scene(thumbnails = 30, side = 32): PipelineParts {
  const spread = (n: number, phase: number) => Float64Array.from({ length: n }, (_, i) => Math.sin(phase + 2.4 * i) * Math.sqrt((i + 0.5) / n));
  const [x, y] = [spread(200, 0), spread(200, Math.PI / 2)];
  const table = bipoles(thumbnails, side);
  return {
    latents: {
      x, y, line: { intercept: 0.1, slope: -0.6 }, labels: Array.from(x, (at, i) => y[i] > 0.1 - 0.6 * at),
      sides: ["TUF above the median", "below"], from: { x: -0.45, y: -0.3 }, to: { x: 0.1, y: 0.5 },
    },
    query: imageAt(table, 3),
    table: { x: spread(thumbnails, 1), y: spread(thumbnails, 1 + Math.PI / 2), images: table, match: 3, query: { x: 0.12, y: 0.2 } },
    match: imageAt(table, 4),
    parameters: [
      { symbol: "TUF", unit: "kG", query: 0.0612, match: 0.0587 }, { symbol: "R", unit: "kG", query: 23.1, match: 18.7 },
      { symbol: "PSEP", query: 0.27, match: 0.31 }, { symbol: "TPF", unit: "kG", query: 0.0633, match: 0.0601 },
      { symbol: "TNF", unit: "kG", query: 0.0592, match: 0.0574 },
    ],
  };
}
