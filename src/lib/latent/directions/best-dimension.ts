import type { Matrix } from "../../arrays";
import { ShapeError } from "../../errors";
import { requireLatents } from "../latents";

/** The latent dimension that a parameter depends on most. */
export interface BestDimension {
  readonly dimension: number;
  /** mean change of the parameter per unit of the dimension, in the parameter's unit */
  readonly slope: number;
  /** the dimension's axis, pointing to where the parameter grows, [d] */
  readonly normal: Float64Array;
  /** latents where the parameter is not NaN */
  readonly count: number;
}

/**
 * The single latent dimension along which a parameter changes most: the baseline that a fitted direction must beat.
 * For standard normal latents the mean of `dp/dz_j` is the covariance of p and z_j (Stein's lemma), so values that are
 * there already choose it, with no further image.
 * @param latents [n, d], standard normal draws
 * @param values n values of the parameter; rows with NaN are left out
 * @throws ShapeError for another count of values, or fewer than two that are not NaN
 * Source: Stein (1981), Ann. Statist. 9, 1135, lemma 1.
 */
export function bestDimension(latents: Matrix, values: ArrayLike<number>): BestDimension {
  requireLatents(latents, "the latents", 2);
  const { data, shape: [n, d] } = latents;
  if (values.length !== n) {
    throw new ShapeError({ expected: `${n} values, one for each latent`, found: `${values.length}`, remedy: "Measure all latents." });
  }
  const rows = Uint32Array.from({ length: n }, (_, i) => i).filter((i) => !Number.isNaN(values[i]));
  if (rows.length < 2) {
    const remedy = "Pass values that could be measured.";
    throw new ShapeError({ expected: "at least 2 values that are not NaN", found: `${rows.length}`, remedy });
  }
  const mean = rows.reduce((sum, i) => sum + values[i], 0) / rows.length;
  let [dimension, slope] = [0, 0];
  for (let j = 0; j < d; j++) {
    const covariance = rows.reduce((sum, i) => sum + (values[i] - mean) * data[i * d + j], 0) / (rows.length - 1);
    if (Math.abs(covariance) > Math.abs(slope)) [dimension, slope] = [j, covariance];
  }
  const normal = new Float64Array(d);
  normal[dimension] = slope < 0 ? -1 : 1;
  return { dimension, slope, normal, count: rows.length };
}
