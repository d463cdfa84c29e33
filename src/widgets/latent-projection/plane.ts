import type { Images, Table } from "../../lib/arrays";
import type { Point } from "../centroids";

/** The points of a plane that are drawn as patches. */
export interface PlaneThumbnails {
  /** numbers of the points, from 0, in the order of drawing */
  readonly indices: ArrayLike<number>;
  /** their patches, [thumbnails, h, w] */
  readonly images: Images;
}

/** Numbers of points, among the thumbnails, that lie farthest from the decision line on either side. */
export interface PlaneExtremes {
  readonly positive: ArrayLike<number>;
  readonly negative: ArrayLike<number>;
}

/** A two-dimensional projection of latent space in which the hyperplane of a classifier is seen edge-on, as a line. */
export interface LatentPlane {
  /** the parameter behind the classifier, e.g. "TUF" */
  readonly title: string;
  /** coordinates of every point, e.g. `1 - z2'` across and `z1'` up, each rescaled to 0 … 1 */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** two points of the decision line; it is drawn through and beyond them */
  readonly line: readonly [Point, Point];
  readonly thumbnails?: PlaneThumbnails;
  readonly extremes?: PlaneExtremes;
  /** for every point 1 on the positive side (e.g. above the median), else 0; tints the points and counts the strays */
  readonly labels?: ArrayLike<number>;
  /** what the positive and the negative side are called (["above the median", "below the median"]) */
  readonly sides?: readonly [positive: string, negative: string];
  /** one row per point, shown of the patch under the pointer */
  readonly parameters?: Table;
  /** the column of `parameters` that is printed under the extremes (none) */
  readonly parameter?: string;
}
