import type { Point } from "../centroids";
import type { PlaneLine } from "./plane";

type Span = readonly [low: number, high: number];

/** A square of `side` page pixels that shows the plane coordinates `x` and `y`, y upwards. */
export interface PlaneFrame {
  readonly side: number;
  readonly x: Span;
  readonly y: Span;
}

/** A rectangle in plane coordinates, (x, y) its left upper corner. */
export interface Box {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
}

function span(values: ArrayLike<number>, margin: number): Span {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  const pad = (high - low || 1) * margin;
  return [low - pad, high + pad];
}

/** What is added on each side of the points' range, over that range: 5 %, more for large thumbnails. */
export const marginOf = (thumbnailSide: number): number => Math.max(0.05, thumbnailSide / 2 + 0.005);

/** Frames all points with a margin: −0.05 … 1.05 for points rescaled to 0 … 1. */
export function planeFrame(
  points: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> },
  side: number,
  thumbnailSide: number,
): PlaneFrame {
  const margin = marginOf(thumbnailSide);
  return { side, x: span(points.x, margin), y: span(points.y, margin) };
}

/** Page pixels, from the left upper corner of the frame. */
export const toPage = ({ side, x: [left, right], y: [low, high] }: PlaneFrame, { x, y }: Point): Point => ({
  x: ((x - left) / (right - left)) * side,
  y: ((high - y) / (high - low)) * side,
});

const rounded = (value: number) => Number(value.toFixed(6));

/** Plane coordinates of page pixels. */
export const toPlane = ({ side, x: [left, right], y: [low, high] }: PlaneFrame, { x, y }: Point): Point => ({
  x: rounded(left + (x / side) * (right - left)),
  y: rounded(high - (y / side) * (high - low)),
});

/** The whole frame as a box. */
export const frameBox = ({ x, y }: PlaneFrame): Box => ({ x: x[0], x2: x[1], y: y[1], y2: y[0] });

/** How far the line reaches beyond the frame, in frames: farther than anybody zooms out. */
const REACH = 20;

/** The line, long enough to leave the frame on both sides. */
export function longLine(frame: PlaneFrame, { intercept, slope }: PlaneLine): Box {
  const [width, height] = [frame.x[1] - frame.x[0], frame.y[1] - frame.y[0]];
  const middle = (frame.x[0] + frame.x[1]) / 2;
  // in frames, so that the reach is the same across and up
  const steepness = (slope * width) / height;
  const below = ((frame.y[0] + frame.y[1]) / 2 - (intercept + slope * middle)) / height;
  const length = Math.hypot(1, steepness);
  const foot = (below * steepness) / length ** 2;
  const at = (x: number) => [x, intercept + slope * x];
  const [x, y] = at(middle + (foot - REACH / length) * width);
  const [x2, y2] = at(middle + (foot + REACH / length) * width);
  return { x, x2, y, y2 };
}

/** How far a point lies above the line, in plane coordinates; points off by as much are as far from it. */
export const aboveLine = ({ intercept, slope }: PlaneLine, { x, y }: Point): number => y - (intercept + slope * x);
