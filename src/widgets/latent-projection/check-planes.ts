import { describeValue, requireImages } from "../../lib/arrays";
import { OptionError, ShapeError } from "../../lib/errors";
import type { LatentPlane, PlaneExtremes, PlaneLine, PlaneThumbnails } from "./plane";

const MOST_PLANES = 4;
const MOST_EXTREMES = 6;

const isLabel = (value: unknown) => [true, false, 1, 0, -1].some((label) => label === value);

const hasLength = (value: unknown): value is ArrayLike<unknown> =>
  typeof value === "object" && value !== null && "length" in value && typeof value.length === "number";

/** `values` must be `n` numbers that `good` accepts. */
function requireNumbers(
  values: unknown,
  what: string,
  n: number | undefined,
  good: (value: unknown) => boolean,
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
    if (good(values[i])) continue;
    throw new ShapeError({
      expected: `${what} to be ${kind}`,
      found: `${describeValue(values[i])} at index ${i}`,
      remedy: "Leave such points out before drawing.",
    });
  }
}

function requireLine(line: PlaneLine, of: string): void {
  if (Number.isFinite(line?.intercept) && Number.isFinite(line?.slope)) return;
  const isLine = typeof line === "object" && line !== null;
  throw new ShapeError({
    expected: `${of}: a line with a finite intercept and slope`,
    found: isLine ? `intercept ${line.intercept}, slope ${line.slope}` : describeValue(line),
    remedy: "Project the latents with projectLatents.",
  });
}

function requireThumbnails({ indices, images }: PlaneThumbnails, n: number, of: string): void {
  requireImages(images, `${of}: the thumbnails`);
  requireNumbers(
    indices,
    `${of}: the thumbnails' indices`,
    undefined,
    (i) => Number.isInteger(i) && Number(i) >= 0 && Number(i) < n,
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

function requireExtremes({ highest, lowest }: PlaneExtremes, drawn: ArrayLike<number>, of: string): void {
  const kept = new Set(Array.from(drawn));
  if (!Array.isArray(highest) || !Array.isArray(lowest)) {
    throw new ShapeError({
      expected: `${of}: lists of the highest and the lowest points`,
      found: `${describeValue(highest)} and ${describeValue(lowest)}`,
      remedy: "Choose them with boundaryExtremes.",
    });
  }
  const all = [...highest, ...lowest].map((extreme: { readonly index?: number }) => extreme?.index);
  const stray = all.findIndex((index) => index === undefined || !kept.has(index));
  if (stray >= 0 || new Set(all).size !== all.length) {
    throw new ShapeError({
      expected: `${of}: every extreme to be a thumbnail, none of them twice`,
      found: stray < 0 ? `[${all.join(", ")}]` : `point ${all[stray]}, which is not drawn`,
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
  const { title, x, y, line, thumbnails, extremes, labels, distance, form } = plane;
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
  if (form !== undefined && form !== "code" && form !== "text") {
    throw new OptionError({
      expected: `${of}: the form "code" or "text"`,
      found: `"${String(form)}"`,
      remedy: "Figure 4 was drawn with the first.",
    });
  }
  if (x.length === 0)
    throw new ShapeError({
      expected: `${of}: at least one point`,
      found: "none",
      remedy: "Project some latent vectors.",
    });
  requireLine(line, of);
  if (labels !== undefined)
    requireNumbers(labels, `${of}: labels`, x.length, isLabel, "true or 1, else false, 0 or -1");
  if (distance !== undefined) requireNumbers(distance, `${of}: distance`, x.length, Number.isFinite, "finite numbers");
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
