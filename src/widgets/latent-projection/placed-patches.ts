import { imageAt } from "../../lib/arrays";
import { resampler, type Raster } from "../binning";
import type { Point } from "../centroids";
import type { Origin } from "../tile-sheet";
import type { LatentPlane } from "./plane";
import { toPage, type PlaneFrame } from "./plane-frame";

export type Side = "positive" | "negative";

/** A patch at its place in a plane. */
export interface PlacedPatch {
  /** number of the point in its plane */
  readonly point: number;
  /** number of the patch in the whole figure */
  readonly patch: number;
  /** in page pixels of the plane */
  readonly centre: Point;
  readonly resample: (width: number, height: number) => Raster;
  readonly extreme?: { readonly side: Side; readonly letter: string };
}

const meanX = (patches: readonly PlacedPatch[]) =>
  patches.reduce((sum, { centre }) => sum + centre.x, 0) / patches.length;

/** The extremes of a plane as they are lettered: the side that lies to the left first, each side from left to right. */
function letterExtremes(patches: readonly PlacedPatch[], { extremes }: LatentPlane): PlacedPatch[] {
  const groups = (["positive", "negative"] as const).map((side) => {
    const far = side === "positive" ? extremes?.highest : extremes?.lowest;
    const points = new Set(far?.map(({ index }) => index));
    const own = patches.filter(({ point }) => points.has(point)).sort((a, b) => a.centre.x - b.centre.x);
    return { side, own };
  });
  const ordered = groups.filter(({ own }) => own.length > 0).sort((a, b) => meanX(a.own) - meanX(b.own));
  return ordered
    .flatMap(({ side, own }) => own.map((patch) => ({ patch, side })))
    .map(({ patch, side }, i) => ({ ...patch, extreme: { side, letter: String.fromCharCode(97 + i) } }));
}

/** The patches of a plane in the order of drawing, the extremes last and on top. `first` is the number of the first. */
export function placePatches(plane: LatentPlane, frame: PlaneFrame, first: number, origin: Origin): PlacedPatch[] {
  const { x, y, thumbnails } = plane;
  if (thumbnails === undefined) return [];
  const [, height, width] = thumbnails.images.shape;
  const patches = Array.from(thumbnails.indices, (point, i): PlacedPatch => ({
    point,
    patch: first + i,
    centre: toPage(frame, { x: x[point], y: y[point] }),
    resample: resampler({ data: imageAt(thumbnails.images, i).data, width, height }, origin === "lower"),
  }));
  const extremes = letterExtremes(patches, plane);
  const far = new Set(extremes.map(({ patch }) => patch));
  return [...patches.filter(({ patch }) => !far.has(patch)), ...extremes];
}
