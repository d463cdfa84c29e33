/** `sum(alpha)` of one class and `sum(alpha y x)`, the bias in the last place that counts. */
export interface ClassSums {
  readonly mass: number;
  readonly moment: Float64Array;
}

/**
 * Value of a feasible point of the dual, `sum(alpha) - |sum(alpha y x)|^2 / 2`: a lower bound of the objective.
 * Both classes must weigh the same, so the heavier one is scaled down; 0 where one weighs nothing.
 */
export function dualBound(a: ClassSums, b: ClassSums, dimensions: number): number {
  const least = Math.min(a.mass, b.mass);
  if (!(least > 0)) return 0;
  const [shareA, shareB] = [least / a.mass, least / b.mass];
  let bound = 2 * least;
  for (let j = 0; j < dimensions; j++) bound -= (shareA * a.moment[j] + shareB * b.moment[j]) ** 2 / 2;
  return bound;
}
