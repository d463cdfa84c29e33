import { requireSample, sorted, type Sample } from "./samples";

/** What {@link kolmogorovSmirnov} finds. */
export interface KolmogorovSmirnov {
  /** `D = max |F_a(x) - F_b(x)|`, 0 … 1 */
  readonly distance: number;
  /** probability of a distance at least as large when both samples are drawn from one continuous distribution */
  readonly pValue: number;
  /** `"exact"` where n m <= 25,000,000, else `"asymptotic"` */
  readonly method: "exact" | "asymptotic";
}

const EXACT_LIMIT = 25_000_000;

/** `max |F_a - F_b|` times n m, a whole number, of two sorted samples. */
function distanceInSteps(a: Float64Array, b: Float64Array): number {
  const [n, m] = [a.length, b.length];
  let [i, j, largest] = [0, 0, 0];
  while (i < n && j < m) {
    const x = Math.min(a[i], b[j]);
    while (i < n && a[i] === x) i++;
    while (j < m && b[j] === x) j++;
    largest = Math.max(largest, Math.abs(i * m - j * n));
  }
  return largest;
}

/**
 * Share of the lattice paths from (0, 0) to (n, m) that touch `|i m - j n| >= steps`: Hodges (1958), with each point's
 * count of paths divided by `C(i+m, i)` so that nothing overflows, and the touching paths summed, not their complement.
 */
function exactTail(steps: number, n: number, m: number): number {
  const all = new Float64Array(m + 1).fill(1);
  const touching = new Float64Array(m + 1);
  const outside = (i: number, j: number) => Math.abs(i * m - j * n) >= steps;
  for (let j = 1; j <= m; j++) touching[j] = outside(0, j) ? 1 : touching[j - 1];
  for (let i = 1; i <= n; i++) {
    const weight = i / (i + m);
    all[0] *= weight;
    touching[0] = outside(i, 0) ? all[0] : weight * touching[0];
    for (let j = 1; j <= m; j++) {
      all[j] = weight * all[j] + all[j - 1];
      touching[j] = outside(i, j) ? all[j] : weight * touching[j] + touching[j - 1];
    }
  }
  return Math.min(1, touching[m]);
}

/** Kolmogorov's limit, `Q(t) = 2 sum_k (-1)^(k-1) exp(-2 k^2 t^2)`; for small t by its theta-function dual. */
function limitTail(t: number): number {
  if (t <= 0) return 1;
  if (t < 1) {
    let sum = 0;
    for (let k = 1; k <= 9; k += 2) sum += Math.exp((-(k * k) * Math.PI ** 2) / (8 * t * t));
    return 1 - (Math.sqrt(2 * Math.PI) / t) * sum;
  }
  let sum = 0;
  for (let k = 1; k <= 9; k++) sum += (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * t * t);
  return 2 * sum;
}

/**
 * Two-sample Kolmogorov-Smirnov test, `D = max_x |F_a(x) - F_b(x)|`, two-sided.
 * The p-value counts lattice paths where n m <= 25,000,000; beyond, it is Kolmogorov's limit at `D sqrt(n m / (n + m))`.
 * With ties it is conservative.
 * @param a n numbers, in any order and unit; infinities are allowed
 * @param b m numbers of the same quantity and unit
 * @throws ShapeError for an empty sample or NaN
 * Source: Smirnov (1939); Hodges (1958), Ark. Mat. 3, 469.
 */
export function kolmogorovSmirnov(a: Sample, b: Sample): KolmogorovSmirnov {
  requireSample(a, "the first sample");
  requireSample(b, "the second sample");
  const [n, m] = [a.length, b.length];
  const steps = distanceInSteps(sorted(a), sorted(b));
  const distance = steps / (n * m);
  if (n * m <= EXACT_LIMIT) return { distance, pValue: steps === 0 ? 1 : exactTail(steps, n, m), method: "exact" };
  return { distance, pValue: limitTail(distance * Math.sqrt((n * m) / (n + m))), method: "asymptotic" };
}
