import type { Matrix } from "../../lib/arrays";
import {
  bestDimension, conditionalDirection, entanglement, measureWalks, type Directions, type LatentVector, type Measure,
} from "../../lib/latent";
import type { Stream } from "../../lib/random";
import {
  perDirection, perSweepRow, SWEEP_REACH, SWEEP_ROW_NAMES, SWEEP_ROWS, sweepBeside, sweepStatements, type DirectionParameter,
  type DirectionValues, type Quartiles, type SolarLatentEvaluation, type SweepRowName,
} from "../../lib/solar";
import { quantile } from "../../lib/statistics";
import type { Pace } from "./pace";
import type { Population } from "./solar-latent-directions";
import { estimate, rounded } from "./solar-latent-rounding";

type Fitted = Directions<DirectionParameter>;

/** The directions of Figure 5's rows. */
export function sweepDirections(fitted: Fitted): Record<SweepRowName, Float64Array> {
  return perSweepRow((row) => {
    const { along, holding } = SWEEP_ROWS[row];
    return holding.length === 0 ? fitted[along].normal : conditionalDirection(fitted, along, holding);
  });
}

function quartiles(values: Float64Array, steps: number): Quartiles {
  const at = (k: number) => values.filter((value, i) => i % steps === k && !Number.isNaN(value));
  const along = (share: number) => Array.from({ length: steps }, (_, k) => rounded(quantile(at(k), share)));
  return { low: along(0.25), median: along(0.5), high: along(0.75) };
}

/** Walks along Figure 5's rows, from -3 to 3 in steps of 1: how every parameter changes, and the four statements. */
export async function judgeSweeps(
  latents: Matrix, fitted: Fitted, measure: Measure<DirectionParameter>, stream: Stream, pace: Pace,
): Promise<SolarLatentEvaluation["sweeps"]> {
  const epsilons = Array.from({ length: 2 * SWEEP_REACH + 1 }, (_, k) => k - SWEEP_REACH);
  const directions = sweepDirections(fitted);
  const walked: [SweepRowName, DirectionValues][] = [];
  for (const row of SWEEP_ROW_NAMES) {
    pace.say(`walks along ${row}`);
    walked.push([row, (await measureWalks(latents, directions[row], epsilons, measure, { signal: pace.signal })).values]);
  }
  const rows = Object.fromEntries(walked) as Record<SweepRowName, DirectionValues>;
  return {
    latents: latents.shape[0], epsilons,
    ...sweepStatements(rows, epsilons.length, stream),
    beside: sweepBeside(rows, epsilons.length, stream.stream("beside")),
    curves: perSweepRow((row) => perDirection((key) => quartiles(rows[row][key], epsilons.length))),
  };
}

const CHANGED = ["tuf", "psep", "r", "polarity"] as const satisfies readonly DirectionParameter[];

/**
 * The table of entanglement: Figure 5's rows, the directions of R and polarity, and, as the baseline, the single latent
 * dimensions that TUF, PSEP, R and polarity depend on most.
 */
export async function judgeEntanglement(
  latents: Matrix, fitted: Fitted, population: Population, deviations: Readonly<Record<DirectionParameter, number>>,
  measure: Measure<DirectionParameter>, stream: Stream, pace: Pace,
): Promise<SolarLatentEvaluation["entanglement"]> {
  const dimensions = CHANGED.map((key): [string, LatentVector] => [`dimension-for-${key}`, bestDimension(population.latents, population.values[key]).normal]);
  const directions: Record<string, LatentVector> = {
    ...sweepDirections(fitted), r: fitted.r.normal, polarity: fitted.polarity.normal, ...Object.fromEntries(dimensions),
  };
  const changes = await entanglement(latents, directions, measure, stream, {
    deviations, signal: pace.signal, onDirection: (done, of) => pace.turn("entanglement, directions", done, of),
  });
  return {
    latents: latents.shape[0],
    changes: changes.map(({ direction, parameter, change, standardised, spread, count }) => ({
      direction, parameter, change: estimate(change), standardised: estimate(standardised), spread: estimate(spread), count,
    })),
  };
}
