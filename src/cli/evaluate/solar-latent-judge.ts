import type { Matrix } from "../../lib/arrays";
import type { SolarGan } from "../../lib/models";
import { seed } from "../../lib/random";
import { latentMeasure, perDirection, type DirectionValues, type SolarLatentEvaluation } from "../../lib/solar";
import { standardDeviation } from "../../lib/statistics";
import type { Pace } from "./pace";
import { fitBoundaries, populationOf, recordCosines, recordDirections } from "./solar-latent-directions";
import { judgeFlux } from "./solar-latent-flux";
import { judgeJacobian, type WalkedQuantity } from "./solar-latent-jacobian";
import { judgeMultiples } from "./solar-latent-multiples";
import { judgeEntanglement, judgeSweeps } from "./solar-latent-sweeps";

export const LATENT_SEED = 23;
const STREAM = "evaluation of solar-latent";

export interface LatentSizes {
  /** latents that the boundaries are fitted to and judged on, default 10,000 */
  readonly population?: number;
  /** latents walked along Figure 5's rows, default 600 */
  readonly swept?: number;
  /** latents of the table of entanglement, default 400 */
  readonly entangled?: number;
  /** latents that epsilon is calibrated with, default 150 */
  readonly calibrating?: number;
  /** latents whose flux is doubled, default 500 */
  readonly doubled?: number;
  /** of these and of those for calibration, latents whose R and separation are multiplied, default 100 */
  readonly multiplied?: number;
  /** latents walked along the Jacobian, default 80 */
  readonly held?: number;
}

/** What the judgement itself finds; the rest of the record says what was judged. */
export type LatentJudgement = Omit<SolarLatentEvaluation, "checkpoint" | "name" | "preset">;

/** The quantities that walks in physical units change and hold. */
function walkedQuantities({ tuf, r, psep, tilt }: DirectionValues): Record<WalkedQuantity, Float64Array> {
  return { flux: tuf.map(Math.log), r: r.map(Math.log1p), psep, tilt };
}

/**
 * Boundaries in latent space, walks along them, and walks that ask for a flux, each on latents of its own stream of the
 * same generator.
 * @throws the signal's reason when the pace's signal is aborted
 */
export async function judgeLatentSpace(
  gan: Pick<SolarGan, "drawLatents" | "generate">, pace: Pace, sizes: LatentSizes = {},
): Promise<LatentJudgement> {
  const { population: n = 10_000, swept = 600, entangled = 400, calibrating = 150, doubled = 500, multiplied = 100, held = 80 } = sizes;
  const draws = seed(LATENT_SEED).stream(STREAM);
  const drawn = (name: string, count: number) => gan.drawLatents(draws.stream(name), count);
  let stage = "patches of the population";
  const measure = latentMeasure(gan.generate, { signal: pace.signal, onChunk: (done, of) => pace.turn(stage, done, of) });
  const measureWalked = async (latents: Matrix) => walkedQuantities(await measure(latents));

  const latents = drawn("latents", n);
  const population = { latents, values: await measure(latents) };
  const statistics = populationOf(population);
  pace.say("boundaries");
  const fitted = await fitBoundaries(population, draws.stream("directions"), pace);
  const directions = recordDirections(population, fitted);

  await pace.turn("single dimensions", 1, 1);
  stage = "patches on walks";
  const sweeps = await judgeSweeps(drawn("swept", swept), fitted, measure, draws.stream("sweeps"), pace);
  const deviations = perDirection((key) => statistics[key].deviation);
  const changes = await judgeEntanglement(
    drawn("entangled", entangled), fitted, population, deviations, measure, draws.stream("entanglement"), pace,
  );
  const starts = { calibrating: drawn("calibrating", calibrating), trying: drawn("doubled", doubled) };
  const flux = await judgeFlux(starts, fitted.tuf.normal, measureWalked, draws.stream("flux"), pace);
  const others = await judgeMultiples(starts, fitted, measure, draws.stream("multiples"), pace, { latents: multiplied });
  const quantities = walkedQuantities(population.values);
  const deviationOf = (name: WalkedQuantity) => standardDeviation(quantities[name].filter((value) => !Number.isNaN(value)));
  const units = { flux: deviationOf("flux"), r: deviationOf("r"), psep: deviationOf("psep"), tilt: deviationOf("tilt") };
  // not the stream "held", on whose first starts basis and emphasis were chosen
  const jacobian = await judgeJacobian(drawn("held, to be judged", held), fitted, units, measureWalked, draws.stream("jacobian"), pace);
  return {
    seed: LATENT_SEED, n, population: statistics, directions, cosines: recordCosines(fitted), sweeps, entanglement: changes,
    flux: { ...flux, others }, jacobian,
  };
}
