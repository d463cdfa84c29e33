import type { Point } from "../centroids";
import type { VegaLiteSpec } from "../figure";
import { pixels } from "../tile-sheet";

export const INK = "#333333";
const SOFT_INK = "#555555";
const HEAD = 7;

/** A layer in page pixels; `x2` and `y2` are read where there are any. */
export function layer(values: readonly object[], mark: VegaLiteSpec, encoding: VegaLiteSpec = {}): VegaLiteSpec {
  const ends = values.some((value) => "x2" in value) ? { x2: { field: "x2" }, y2: { field: "y2" } } : {};
  return { data: { values }, mark: { aria: false, ...mark }, encoding: { x: pixels("x"), y: pixels("y"), ...ends, ...encoding } };
}

/** Texts at their places. */
export const texts = (values: readonly { readonly x: number; readonly y: number; readonly text: string }[], mark: VegaLiteSpec = {}): VegaLiteSpec =>
  layer(values, { type: "text", align: "left", baseline: "bottom", ...mark }, { text: { field: "text" } });

/** An arrow with an open head that ends at `to`. */
export function arrow(from: Point, to: Point, mark: VegaLiteSpec = {}): VegaLiteSpec {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const barb = (side: 1 | -1) => ({
    x: to.x - HEAD * (ux + side * 0.6 * uy), y: to.y - HEAD * (uy - side * 0.6 * ux), x2: to.x, y2: to.y,
  });
  const lines = [{ x: from.x, y: from.y, x2: to.x, y2: to.y }, barb(1), barb(-1)];
  return layer(lines, { type: "rule", color: INK, strokeWidth: 1.8, strokeCap: "round", ...mark });
}

/** An arrow to the right from x to x2 with a boxed name in its middle and what it does below. */
export function namedArrow(x: number, x2: number, y: number, name: string, note: string): VegaLiteSpec[] {
  const middle = (x + x2) / 2;
  const [half, height] = [Math.min(26, (x2 - x) / 2 - 8), 13];
  const box = { x: middle - half, x2: middle + half, y: y - height, y2: y + height };
  return [
    arrow({ x, y }, { x: x2, y }),
    ...(name === "" ? [] : [
      layer([box], { type: "rect", fill: "white", stroke: INK, strokeWidth: 1.2, cornerRadius: 3 }),
      texts([{ x: middle, y, text: name }], { align: "center", baseline: "middle", fontWeight: "bold" }),
    ]),
    texts([{ x: middle, y: y + height + 5, text: note }], { align: "center", baseline: "top", fontSize: 10, color: SOFT_INK, limit: x2 - x + 8 }),
  ];
}

/** The frame of a square view and the title above it. */
export function framed(x: number, width: number, height: number, title: string): VegaLiteSpec[] {
  return [
    layer([{ x, y: 0, x2: x + width, y2: height }], { type: "rect", fillOpacity: 0, stroke: SOFT_INK, strokeWidth: 1 }),
    texts([{ x, y: -6, text: title }], { fontWeight: "bold", fontSize: 12.5, limit: width + 40 }),
  ];
}
