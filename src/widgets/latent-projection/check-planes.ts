import { describeValue, requireImages } from "../../lib/arrays";
import { OptionError, ShapeError } from "../../lib/errors";
import type { Point } from "../centroids";
import type { LatentPlane, PlaneExtremes, PlaneThumbnails } from "./plane";

const MOST_PLANES = 4;
const MOST_EXTREMES = 6;

const hasLength = (value: unknown): value is ArrayLike<unknown> =>
  typeof value === "object" && value !== null && "length" in value && typeof value.length === "number";

/** `values` must be `n` numbers that `good` accepts. */
function requireNumbers(
  values: unknown,
  what: string,
  n: number | undefined,
  good: (value: number) => boolean,
  kind: string,
): void {
  if (!hasLength(values)) {
    throw new ShapeError({
      expected: `${what} to be an array of ${kind}`,
      found: describeValue(values),
      remedy: "Pass a Float64Array or a list.",
    });
  }
  if (n !== undefined && values.length !== n) {
    throw new ShapeError({
      expected: `${n} values of ${what}, one per point`,
      found: `${values.length}`,
      remedy: "Pass arrays of one length.",
    });
  }
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === "number" && good(value)) continue;
    throw new ShapeError({
      expected: `${what} to be ${kind}`,
      found: `${describeValue(value)} at index ${i}`,
      remedy: "Leave such points out before drawing.",
    });
  }
}

function requireLine(line: unknown, of: string): void {
  const ends = Array.isArray(line) ? (line as readonly Partial<Point>[]) : [];
  const [from, to] = ends;
  const finite = ends.length === 2 && ends.every((end) => Number.isFinite(end?.x) && Number.isFinite(end?.y));
  if (finite && (from?.x !== to?.x || from?.y !== to?.y)) return;
  throw new ShapeError({
    expected: `${of}: two different points of the decision line, each { x, y } and finite`,
    found: finite ? `(${from?.x}, ${from?.y}) twice` : describeValue(line),
    remedy: "A classifier whose normal is zero in this plane has no line here.",
  });
}

function requireThumbnails({ indices, images }: PlaneThumbnails, n: number, of: string): void {
  requireImages(images, `${of}: the thumbnails`);
  requireNumbers(
    indices,
    `${of}: the thumbnails' indices`,
    undefined,
    (i) => Number.isInteger(i) && i >= 0 && i < n,
    `whole numbers from 0 to ${n - 1}`,
  );
  const [drawn] = images.shape;
  if (indices.length !== drawn || new Set(Array.from(indices)).size !== drawn) {
    throw new ShapeError({
      expected: `${of}: one index, each different, for every thumbnail (${drawn})`,
      found: `${indices.length}, of which ${new Set(Array.from(indices)).size} differ`,
      remedy: "Pass the indices that the thumbnails were chosen by, and images in the same order.",
    });
  }
}

function requireExtremes({ positive, negative }: PlaneExtremes, drawn: ArrayLike<number>, of: string): void {
  for (const [side, points] of Object.entries({ positive, negative })) {
    requireNumbers(points, `${of}: the ${side} extremes`, undefined, Number.isInteger, "numbers of points");
  }
  const kept = new Set(Array.from(drawn));
  const all = [...Array.from(positive), ...Array.from(negative)];
  const stray = all.find((point) => !kept.has(point));
  if (stray !== undefined || new Set(all).size !== all.length) {
    throw new ShapeError({
      expected: `${of}: every extreme to be a thumbnail, none of them twice`,
      found: stray === undefined ? `[${all.join(", ")}]` : `point ${stray}, which is not drawn`,
      remedy: "Choose the extremes among the points of the thumbnails.",
    });
  }
  if (all.length <= MOST_EXTREMES) return;
  throw new OptionError({
    expected: `${of}: at most ${MOST_EXTREMES} extremes in all`,
    found: `${all.length}`,
    remedy: "Two or three on either side are plenty.",
  });
}

function requireParameters({ parameters, parameter }: LatentPlane, n: number, of: string): void {
  if (parameters !== undefined && parameters.length !== n) {
    throw new ShapeError({
      expected: `${of}: ${n} rows of parameters, one per point`,
      found: `${parameters.length}`,
      remedy: "Pass the parameters of all points.",
    });
  }
  if (parameter === undefined || parameters?.columns[parameter] !== undefined) return;
  const names = Object.keys(parameters?.columns ?? {}).join(", ");
  throw new OptionError({
    expected: `${of}: a parameter out of ${names || "a table of parameters"}`,
    found: `"${parameter}"`,
    remedy: "Name a column of the parameters.",
  });
}

function requirePlane(plane: LatentPlane, index: number): void {
  if (typeof plane !== "object" || plane === null) {
    throw new ShapeError({
      expected: `plane ${index + 1} to be an object with x, y and line`,
      found: describeValue(plane),
      remedy: "Pass a list of planes.",
    });
  }
  const { title, x, y, line, thumbnails, extremes, labels } = plane;
  if (typeof title !== "string") {
    throw new ShapeError({
      expected: `plane ${index + 1} to have a title`,
      found: describeValue(title),
      remedy: "Name the parameter.",
    });
  }
  const of = `plane "${title}"`;
  requireNumbers(x, `${of}: x`, undefined, Number.isFinite, "finite numbers");
  requireNumbers(y, `${of}: y`, x.length, Number.isFinite, "finite numbers");
  if (x.length === 0)
    throw new ShapeError({
      expected: `${of}: at least one point`,
      found: "none",
      remedy: "Project some latent vectors.",
    });
  requireLine(line, of);
  if (labels !== undefined)
    requireNumbers(labels, `${of}: labels`, x.length, (label) => label === 0 || label === 1, "0 or 1");
  if (thumbnails !== undefined) requireThumbnails(thumbnails, x.length, of);
  if (extremes !== undefined) requireExtremes(extremes, thumbnails?.indices ?? [], of);
  requireParameters(plane, x.length, of);
}

/** @throws ShapeError, OptionError for planes that cannot be drawn, naming the plane and the value */
export function requirePlanes(planes: readonly LatentPlane[]): void {
  if (!Array.isArray(planes) || planes.length === 0 || planes.length > MOST_PLANES) {
    throw new ShapeError({
      expected: `a list of 1 to ${MOST_PLANES} planes`,
      found: Array.isArray(planes) ? `${planes.length}` : describeValue(planes),
      remedy: "Pass for example [tuf, polarity]; draw more of them as several figures.",
    });
  }
  planes.forEach(requirePlane);
  const twice = planes.find(({ title }, index) => planes.findIndex((other) => other.title === title) < index);
  if (twice !== undefined) {
    throw new OptionError({
      expected: "a title of its own for every plane",
      found: `"${twice.title}" twice`,
      remedy: "Rename one.",
    });
  }
  const shapes = planes.flatMap(({ thumbnails }) =>
    thumbnails === undefined ? [] : [thumbnails.images.shape.slice(1).join(" x ")],
  );
  const odd = shapes.find((shape) => shape !== shapes[0]);
  if (odd === undefined) return;
  throw new ShapeError({
    expected: `patches of one size in all planes, ${shapes[0]}`,
    found: odd,
    remedy: "Resize the patches first.",
  });
}
