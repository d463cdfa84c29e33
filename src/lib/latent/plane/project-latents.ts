import type { Matrix } from "../../arrays";
import { OptionError, ShapeError } from "../../errors";
import { signedDistances, type Hyperplane } from "../boundary";

/**
 * The paper's plane has two forms. With `z1' = z_1` and `z2' = (1 / n_2) sum(n_i z_i, i = 2 … d)`:
 * - "text": x is z2', y is z1', in units of the latents;
 * - "code": x is `1 - z2'` and y is `z1'` after both were scaled to 0 … 1 by the smallest and largest of the latents.
 */
export type ProjectionForm = "code" | "text";

export interface ProjectLatentsOptions {
  /** default "code", which Fig. 4 was drawn with */
  readonly form?: ProjectionForm;
}

/** Latents in the plane of Fig. 4, where a hyperplane is a straight line. */
export interface LatentProjection {
  readonly form: ProjectionForm;
  /** one point for each latent */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** y of each latent's copy that was moved onto the hyperplane by changing its first value alone; its x stays */
  readonly movedY: Float64Array;
  /** the decision line, `y = intercept + slope x`; all moved copies lie on it */
  readonly line: { readonly intercept: number; readonly slope: number };
  /** `normal . z + bias` of each latent, in units of the latents; the signed distance to the line is in proportion */
  readonly distance: Float64Array;
}

function requirePart(value: number, index: number): void {
  if (value !== 0) return;
  const remedy = index === 0 ? "No latent can be moved onto the plane along it." : "The projection divides by it.";
  const expected = `a normal whose ${index === 0 ? "first" : "second"} value is not 0`;
  throw new ShapeError({ expected, found: "0", remedy: `${remedy} Use another direction, or exchange two latent dimensions.` });
}

/** The scaling to 0 … 1. */
function unitRange(values: Float64Array, what: string) {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const range = values.reduce((most, value) => Math.max(most, value), -Infinity) - low;
  if (range > 0) return { low, range };
  throw new ShapeError({ expected: `latents that differ in ${what}`, found: `${low} for all`, remedy: "Pass at least two different latents." });
}

/**
 * Projects latents onto the two axes of Fig. 4, with the hyperplane as a line: `n . z + b = n_1 z1' + n_2 z2' + b`, so
 * the line is `z1' = -(b + n_2 z2') / n_1`, and a point is on the side where its latent is.
 * @param latents [n, d], d at least 2; in the form "code" at least two that differ in both axes
 * @throws ShapeError when `n_1` or `n_2` is 0, or the latents do not fit; OptionError for an unknown form
 * Source: Chatterjee et al. (2025), Fig. 4, text and code.
 */
export function projectLatents(latents: Matrix, plane: Hyperplane, options: ProjectLatentsOptions = {}): LatentProjection {
  const { form = "code" } = options;
  if (form !== "code" && form !== "text") {
    const remedy = "Fig. 4 was drawn with \"code\".";
    throw new OptionError({ expected: "the form \"code\" or \"text\"", found: JSON.stringify(form), remedy });
  }
  const distance = signedDistances(latents, plane);
  const { data, shape: [, d] } = latents;
  const { normal: [n1, n2 = 0], bias } = plane;
  requirePart(n1, 0);
  requirePart(n2, 1);
  const first = Float64Array.from(distance, (_, i) => data[i * d]);
  const second = distance.map((at, i) => (at - bias - n1 * first[i]) / n2);
  const onPlane = second.map((z2) => -(bias + n2 * z2) / n1);
  if (form === "text") {
    return { form, x: second, y: first, movedY: onPlane, line: { intercept: -bias / n1, slope: -n2 / n1 }, distance };
  }
  const [one, two] = [unitRange(first, "z1'"), unitRange(second, "z2'")];
  const up = (z1: number) => (z1 - one.low) / one.range;
  return {
    form, distance,
    x: second.map((z2) => 1 - (z2 - two.low) / two.range),
    y: first.map(up),
    movedY: onPlane.map(up),
    line: { intercept: up(-(bias + n2 * (two.low + two.range)) / n1), slope: ((n2 / n1) * two.range) / one.range },
  };
}
