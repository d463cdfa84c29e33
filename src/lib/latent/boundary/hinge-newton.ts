import { dualBound } from "./dual-bound";
import { newtonDirection } from "./newton-direction";
import { addRow, dotRows, type SignedRows } from "./signed-rows";
import { zeroOfSlope } from "./zero-of-slope";

export interface HingeSettings {
  readonly c: number;
  /** bound on the angle between the normal found and the exact one, rad */
  readonly tolerance: number;
  /** Newton steps at most */
  readonly iterations: number;
}

export interface HingeSolution {
  readonly weights: Float64Array;
  readonly bias: number;
  readonly objective: number;
  /** objective minus that of a feasible dual point: at most so much could still be gained */
  readonly gap: number;
  /** the exact normal is within this angle, rad; pi/2 when nothing is known */
  readonly angle: number;
  readonly supportVectors: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** The smoothing shrinks by this factor from round to round. */
const SHARPENING = 3;
const SHARPEST = 1e9;
const INNER_REDUCTION = 0.1;
const STEPS_A_ROUND = 30;
/** A gap that small against the objective is round-off. */
const ROUND_OFF = 1e-13;

/**
 * Minimises `|w|^2 / 2 + c sum(max(0, u_i))`, `u_i = 1 - y_i (w . x_i + b)`, with b free of any penalty: the problem of
 * a support vector machine with a linear kernel.
 *
 * Method of multipliers on its dual, each round by Newton's method: the multiplier of row i is
 * `clip(centre_i + sharpness u_i, 0, c)`, so that only the rows between the bounds, the free ones, enter the Newton
 * matrix, which has one row for each latent dimension. While many are free, a round is one step and the centres stay at
 * c / 2 (a smoothed hinge); then the centres become the multipliers of the round before. Rows far from the margin sit
 * out a round and are looked at again after it. The end is a duality gap that bounds the angle:
 * the objective is 1-strongly convex in w, so `|w - w*| <= sqrt(2 gap)`.
 * Coordinate descent on the same dual needs thousands of passes where the classes overlap.
 * Sources: Chapelle (2007), Neural Comput. 19, 1155 (Newton in the primal); Rockafellar (1976), Math. Oper. Res. 1, 97
 * (multipliers); Li, Sun & Toh (2018), SIAM J. Optim. 28, 433 (both together).
 */
export function minimiseHinge(rows: SignedRows, { c, tolerance, iterations }: HingeSettings): HingeSolution {
  const { count, size, stride, positive } = rows;
  const bias = size - 1;
  const weights = new Float64Array(stride);
  const slack = new Float64Array(count).fill(1);
  const slackBefore = slack.slice();
  const rise = new Float64Array(count);
  const centre = new Float64Array(count).fill(c / 2);
  const alpha = new Float64Array(count);
  const classMoments = [new Float64Array(stride), new Float64Array(stride)] as const;
  const moments = new Float64Array(size * size);
  const freeRows = new Int32Array(count);
  const everyRow = Int32Array.from({ length: count }, (_, i) => i);
  let working = everyRow;
  let sharpness = c / 4;
  let smoothed = true;
  let steps = 0;

  const multiplier = (i: number, u: number) => Math.min(c, Math.max(0, centre[i] + sharpness * u));
  const squaredLength = () => weights.subarray(0, bias).reduce((sum, w) => sum + w * w, 0);

  const updateMultipliers = (): Int32Array => {
    let free = 0;
    for (const i of working) {
      const value = multiplier(i, slack[i]);
      if (value > 0 && value < c) freeRows[free++] = i;
      if (value === alpha[i]) continue;
      addRow(rows, i, value - alpha[i], classMoments[positive[i]]);
      alpha[i] = value;
    }
    return freeRows.subarray(0, free);
  };

  const takeStep = (step: Float64Array, descent: Float64Array): void => {
    let [slope, curvature] = [0, 0];
    for (let j = 0; j < size; j++) {
      slope -= descent[j] * step[j];
      if (j < bias) curvature += step[j] * step[j];
    }
    dotRows(rows, working, step, rise);
    const length = zeroOfSlope((at) => {
      let value = slope + at * curvature;
      for (const i of working) value -= (multiplier(i, slack[i] - at * rise[i]) - alpha[i]) * rise[i];
      return value;
    });
    for (let j = 0; j < size; j++) weights[j] += length * step[j];
    for (const i of working) slack[i] -= length * rise[i];
    steps++;
  };

  const runRound = (): void => {
    let atStart = 0;
    for (let k = 0; k <= STEPS_A_ROUND && steps < iterations; k++) {
      const free = updateMultipliers();
      const descent = classMoments[0].map((sum, j) => sum + classMoments[1][j] - (j < bias ? weights[j] : 0));
      const squared = descent.reduce((sum, g) => sum + g * g, 0);
      if (k === 0) {
        atStart = squared;
        if (free.length <= 2 * size) smoothed = false;
      }
      const enough = tolerance ** 2 * squaredLength();
      if (squared <= 0.01 * enough && Math.abs(descent[bias]) <= 0.05 * enough) return;
      if (k > 0 && (smoothed || squared < INNER_REDUCTION ** 2 * atStart)) return;
      takeStep(newtonDirection(rows, free, sharpness, descent, moments), descent);
    }
  };

  /** Looks at all rows again, and bounds how far the optimum is. */
  const assess = () => {
    let [moved, hinges] = [0, 0];
    const mass = [0, 0];
    dotRows(rows, everyRow, weights, rise);
    for (let i = 0; i < count; i++) {
      slack[i] = 1 - rise[i];
      moved += (slack[i] - slackBefore[i]) ** 2;
      slackBefore[i] = slack[i];
      hinges += Math.max(0, slack[i]);
      mass[positive[i]] += alpha[i];
    }
    const objective = squaredLength() / 2 + c * hinges;
    const [a, b] = classMoments.map((moment, k) => ({ mass: mass[k], moment }));
    const gap = Math.max(0, objective - dualBound(a, b, bias));
    return { objective, gap, moved: Math.sqrt(moved / count) };
  };

  const sharpen = (moved: number): void => {
    if (!smoothed) for (let i = 0; i < count; i++) centre[i] = multiplier(i, slack[i]);
    sharpness = Math.min(SHARPEST * c, SHARPENING * sharpness);
    const band = 3 * moved + c / sharpness;
    working = everyRow.filter((i) => {
      const lowest = multiplier(i, slack[i] - band);
      return lowest !== alpha[i] || lowest < multiplier(i, slack[i] + band);
    });
  };

  for (let round = 1; ; round++) {
    runRound();
    const { objective, gap, moved } = assess();
    const sine = Math.sqrt((2 * gap) / squaredLength());
    const angle = sine < 1 ? Math.asin(sine) : Math.PI / 2;
    if (angle <= tolerance || gap <= ROUND_OFF * objective || Math.max(steps, round) >= iterations) {
      return {
        weights: weights.slice(0, bias), bias: weights[bias], objective, gap, angle,
        supportVectors: alpha.reduce((sum, a) => sum + (a > 0 ? 1 : 0), 0),
        iterations: steps, converged: angle <= tolerance,
      };
    }
    sharpen(moved);
  }
}
