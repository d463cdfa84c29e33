import type { Images, Table } from "../../lib/arrays";

/** The points of a plane that are drawn as patches. */
export interface PlaneThumbnails {
  /** numbers of the points, from 0, in the order of drawing */
  readonly indices: ArrayLike<number>;
  /** their patches, [thumbnails, h, w] */
  readonly images: Images;
}

/** The points, among the thumbnails, that lie farthest from the decision line on its positive and its negative side. */
export interface PlaneExtremes {
  readonly highest: readonly { readonly index: number }[];
  readonly lowest: readonly { readonly index: number }[];
}

/** A straight line, `y = intercept + slope x`. */
export interface PlaneLine {
  readonly intercept: number;
  readonly slope: number;
}

/**
 * A projection of latent space in which the hyperplane of a classifier is seen edge-on, as a line:
 * `{ title: "TUF", ...projectLatents(latents, boundary) }`, with what is to be drawn on it.
 */
export interface LatentPlane {
  /** the parameter behind the classifier, e.g. "TUF" */
  readonly title: string;
  /** coordinates of every point */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** the decision line */
  readonly line: PlaneLine;
  /** "code": `1 - z2'` across and `z1'` up, each rescaled to 0 … 1 (default); "text": `z2'` and `z1'` */
  readonly form?: "code" | "text";
  /** signed distance of every point to the hyperplane, above 0 on the positive side */
  readonly distance?: ArrayLike<number>;
  /** of every point whether it has the property, e.g. is above the median: true or 1, else false, 0 or -1 */
  readonly labels?: ArrayLike<number | boolean>;
  /** what the positive and the negative side are called (["above the median", "below the median"]) */
  readonly sides?: readonly [positive: string, negative: string];
  readonly thumbnails?: PlaneThumbnails;
  readonly extremes?: PlaneExtremes;
  /** one row per point, shown of the patch under the pointer */
  readonly parameters?: Table;
  /** the column of `parameters` that is printed under the extremes (none) */
  readonly parameter?: string;
}

/** Whether a label is that of the positive side. */
export const isPositive = (label: number | boolean): boolean => Number(label) === 1;
