import type { Matrix } from "../../lib/arrays";
import { bestDimension, chooseRows, correctSides, fitDirections, type Directions, type LatentVector } from "../../lib/latent";
import type { Stream } from "../../lib/random";
import {
  DIRECTION_RULES, perDirection, shareOf, type DirectionParameter, type DirectionValues, type RecordedDirection,
  type SolarLatentEvaluation,
} from "../../lib/solar";
import { mean, standardDeviation } from "../../lib/statistics";
import type { Pace } from "./pace";
import { estimate, rounded } from "./solar-latent-rounding";

/** Latents with the parameters of their patches. */
export interface Population {
  readonly latents: Matrix;
  readonly values: DirectionValues;
}

const measuredOf = (values: Float64Array) => values.filter((value) => !Number.isNaN(value));

/** Mean and standard deviation of each parameter, patches that lack a polarity left out. */
export function populationOf({ values }: Population): SolarLatentEvaluation["population"] {
  return perDirection((key) => {
    const measured = measuredOf(values[key]);
    return { mean: rounded(mean(measured)), deviation: rounded(standardDeviation(measured)) };
  });
}

/** How well the one latent dimension tells that a parameter depends on most: its sign is the label. */
function judgeDimension({ latents, values }: Population, key: DirectionParameter, threshold: number): RecordedDirection["dimension"] {
  const { dimension, normal } = bestDimension(latents, values[key]);
  const rows = Array.from(values[key].keys()).filter((i) => !Number.isNaN(values[key][i]));
  const right = correctSides(chooseRows(latents, rows), rows.map((i) => values[key][i] > threshold), { normal, bias: 0 });
  return { index: dimension, accuracy: estimate(shareOf(right)) };
}

const labelsOf = (values: Float64Array, threshold: number) =>
  Array.from(values, (value) => (Number.isNaN(value) ? "-" : value > threshold ? "1" : "0")).join("");

/** The boundaries of all parameters: 7 latents in 10 fitted to, the others held out. */
export function fitBoundaries({ latents, values }: Population, stream: Stream, pace: Pace): Promise<Directions<DirectionParameter>> {
  return fitDirections(latents, values, stream, {
    rules: DIRECTION_RULES, signal: pace.signal,
    onDirection: (name, done, of) => pace.turn(`boundaries, last ${name}`, done, of),
  });
}

/** The boundaries as the record keeps them, beside the best single dimension. */
export function recordDirections(population: Population, directions: Directions<DirectionParameter>): SolarLatentEvaluation["directions"] {
  return perDirection((key) => {
    const { normal, bias, rule, threshold, accuracy, trainAccuracy, baseline, counts } = directions[key];
    return {
      normal: Array.from(normal, (one) => Number(one.toPrecision(8))), bias: Number(bias.toPrecision(8)), rule, threshold,
      accuracy: estimate(accuracy), trainAccuracy: rounded(trainAccuracy), baseline: rounded(baseline),
      dimension: judgeDimension(population, key, threshold), counts, labels: labelsOf(population.values[key], threshold),
    };
  });
}

/** Cosines of the angles between the normals of all pairs of directions. */
export function recordCosines(directions: Directions<DirectionParameter>): SolarLatentEvaluation["cosines"] {
  const cosine = (a: LatentVector, b: LatentVector) => Array.from(a).reduce((sum, value, j) => sum + value * b[j], 0);
  return perDirection((one) => perDirection((other) => rounded(cosine(directions[one].normal, directions[other].normal))));
}
