import type { Matrix } from "../../arrays";
import { OptionError, ShapeError } from "../../errors";
import { norm, requireLatents, unit } from "../latents";
import { minimiseHinge } from "./hinge-newton";
import { requireLabels, type Hyperplane, type Labels } from "./hyperplane";
import { signRows } from "./signed-rows";

export interface LinearBoundaryOptions {
  /** weight of the hinge losses against the margin, default 1 */
  readonly c?: number;
  /** the normal may be off the exact one by this angle, rad, default 0.005 */
  readonly tolerance?: number;
  /** Newton steps at most, default 1000; about 50 are needed */
  readonly iterations?: number;
}

/** A separating plane, and how well it is known. */
export interface LinearBoundary extends Hyperplane {
  /** distance of the planes `w . z + b = 1` and `-1` from the boundary: `1 / |w|`, in units of the latents */
  readonly margin: number;
  /** rows inside the margin, on it, or on the wrong side */
  readonly supportVectors: number;
  /** `|w|^2 / 2 + c sum(max(0, 1 - y (w . z + b)))` */
  readonly objective: number;
  /** objective minus that of a feasible dual point: the exact optimum is at most so much lower */
  readonly gap: number;
  /** the exact normal is within `asin(sqrt(2 gap) / |w|)` of this one, rad */
  readonly angle: number;
  /** Newton steps */
  readonly iterations: number;
  /** whether `angle` came below the tolerance */
  readonly converged: boolean;
}

/** The optimum is known this well, and yet not whether it has any slope. */
const NOTHING = 1e-12;

function requirePositive(value: number, what: string): void {
  if (Number.isFinite(value) && value > 0) return;
  throw new OptionError({ expected: `${what} above 0`, found: `${value}`, remedy: "Leave it out for the default." });
}

/** @throws ShapeError naming a column that has one value */
function requireVariation({ data, shape: [rows, columns] }: Matrix): void {
  for (let j = 0; j < columns; j++) {
    let i = 1;
    while (i < rows && data[i * columns + j] === data[j]) i++;
    if (i < rows) continue;
    const remedy = "Leave the column out: it tells no row from another.";
    throw new ShapeError({ expected: "latents that vary in every column", found: `${data[j]} in all of column ${j}`, remedy });
  }
}

/**
 * The plane that separates two classes of latents: a support vector machine with a linear kernel and the hinge loss,
 * `min |w|^2 / 2 + c sum(max(0, 1 - y (w . z + b)))`, y = 1 or -1, **b free of any penalty**, as in LIBSVM and
 * scikit-learn's `SVC(kernel="linear")`. (LIBLINEAR and `LinearSVC` add `b^2 / 2`, and the latter squares the hinge.)
 * The latents are not scaled. Deterministic, without random numbers: Newton steps on the dual, ended by the duality gap.
 * @param latents [n, d], n at least 2, finite
 * @param labels n labels of two classes; a row of the positive class has a positive distance
 * @returns normal [d] of length 1, bias in units of the latents; `converged` false when the steps ran out
 * @throws ShapeError for latents or labels that do not fit, a constant column, one class alone, or classes that no plane
 * separates better than another; OptionError for options that are not above 0
 * Source: Cortes & Vapnik (1995), Mach. Learn. 20, 273; Chatterjee et al. (2025), directions of Figs. 4 and 5.
 */
export function linearBoundary(latents: Matrix, labels: Labels, options: LinearBoundaryOptions = {}): LinearBoundary {
  const { c = 1, tolerance = 0.005, iterations = 1000 } = options;
  requirePositive(c, "c");
  requirePositive(tolerance, "a tolerance");
  requirePositive(iterations, "iterations");
  requireLatents(latents, "the latents", 2);
  requireVariation(latents);
  const positive = requireLabels(labels, latents.shape[0]);
  const share = positive.reduce((sum, one) => sum + one, 0);
  if (share === 0 || share === positive.length) {
    const found = `${positive.length} labels of the ${share === 0 ? "negative" : "positive"} one alone`;
    throw new ShapeError({ expected: "labels of both classes", found, remedy: "Set the label by a threshold inside the values." });
  }
  const { weights, bias, ...rest } = minimiseHinge(signRows(latents, positive), { c, tolerance, iterations });
  const length = norm(weights);
  if (rest.gap <= NOTHING * rest.objective && !(Math.sqrt(2 * rest.gap) < length)) {
    const remedy = "Pass labels that depend on the latents, or more rows.";
    throw new ShapeError({ expected: "classes that a plane can tell apart", found: "none better than another", remedy });
  }
  return { normal: unit(weights), bias: bias / length, margin: 1 / length, ...rest };
}
