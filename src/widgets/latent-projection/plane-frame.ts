import type { Point } from "../centroids";

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

/** The line through two points, long enough to leave the frame on both sides. */
export function longLine(frame: PlaneFrame, [from, to]: readonly [Point, Point]): Box {
  const [width, height] = [frame.x[1] - frame.x[0], frame.y[1] - frame.y[0]];
  const [dx, dy] = [(to.x - from.x) / width, (to.y - from.y) / height];
  const centre = { x: (frame.x[0] + frame.x[1]) / 2, y: (frame.y[0] + frame.y[1]) / 2 };
  const length2 = dx * dx + dy * dy;
  const along = (((centre.x - from.x) / width) * dx + ((centre.y - from.y) / height) * dy) / length2;
  const step = REACH / Math.sqrt(length2);
  const at = (t: number) => [from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)];
  const [x, y] = at(along - step);
  const [x2, y2] = at(along + step);
  return { x, x2, y, y2 };
}

/** Which side of the directed line a point lies on: positive to its left, zero on it; proportional to the distance. */
export const sideOfLine = ([from, to]: readonly [Point, Point], { x, y }: Point): number =>
  (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);

/**
 * Share of the points that lie on the side of the line where their label is at home, that is, where the mean of the
 * points with that label lies; undefined when all have one label.
 */
export function shareOnOwnSide(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  labels: ArrayLike<number>,
  line: readonly [Point, Point],
): number | undefined {
  const sides = Array.from(labels, (_, i) => sideOfLine(line, { x: x[i], y: y[i] }));
  const mean = (label: number) => {
    const own = sides.filter((_, i) => labels[i] === label);
    return own.reduce((sum, side) => sum + side, 0) / own.length;
  };
  const towards = mean(1) - mean(0);
  if (Number.isNaN(towards)) return undefined;
  return sides.filter((side, i) => side * towards > 0 === (labels[i] === 1)).length / sides.length;
}
