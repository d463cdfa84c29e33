import { seed, type Stream } from "../../random";
import { correlation, type CorrelationEstimate, type CorrelationOptions } from "../../statistics";
import { ceaPixelMm } from "../cea-grid";
import { regionParameters } from "../parameters";
import { preprocessMagnetogram } from "../preprocess";
import { footpointDistance, regionOfPopulation, SIMULATOR_VERSION } from "../simulate";
import { transportSeparation } from "./transport-separation";

export interface EvaluateSeparationOptions {
  /** simulated regions, one moment of each, default 300 */
  readonly regions?: number;
  /** default 23 */
  readonly seed?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** One **simulated** region at one moment: lengths in Mm, and in pixels of its 128 x 128 image. */
export interface SeparationItem {
  readonly region: number;
  readonly bipoles: number;
  readonly mm: SeparationMeasures;
  readonly pixels: SeparationMeasures;
}

export interface SeparationMeasures {
  /** of the simulator's footpoints, see {@link footpointDistance} */
  readonly truth: number;
  readonly transport: number;
  /** the paper's PSEP */
  readonly centroids: number;
  /** sum of |s| over all pixels: kG Mm^2, or kG pixels */
  readonly unsignedField: number;
  /** beyond 150 G: Mm^2, or pixels */
  readonly area: number;
}

type Measure = "transport" | "centroids";
type Ranks = Pick<CorrelationEstimate, "value" | "interval" | "n">;

/** Spearman's rank correlations of one measure with the truth. */
export interface SeparationScores {
  readonly all: Ranks;
  readonly bipoles: Ranks;
  readonly complexes: Ranks;
  /** all regions, at fixed unsigned flux and area */
  readonly partial: Ranks;
}

/** What `results/solar-separation.json` holds. */
export interface SeparationEvaluation {
  readonly name: "solar-separation";
  /** no network takes part */
  readonly checkpoint: null;
  readonly simulatorVersion: number;
  readonly seed: number;
  readonly n: number;
  /** images that lack a polarity beyond 150 G */
  readonly leftOut: number;
  readonly scores: Readonly<Record<"mm" | "pixels", Readonly<Record<Measure, SeparationScores>>>>;
  readonly items: readonly SeparationItem[];
}

const SIDE = 128;

/** Measures one moment of one **simulated** region, left to chance; undefined when it lacks a polarity. */
export function measureSeparations(stream: Stream, region: number): SeparationItem | undefined {
  const { frames: [frame], footpoints: [bipoles], properties } = regionOfPopulation(stream, region, { moments: 1 });
  const [h, w] = frame.shape;
  const pixel = [(w * ceaPixelMm()) / SIDE, (h * ceaPixelMm()) / SIDE] as const;
  const field = preprocessMagnetogram(frame);
  const { polaritySeparation, polarity, unsignedField, area } = regionParameters(field, { separation: "pixels" });
  if (Number.isNaN(polaritySeparation)) return undefined;
  const across = Math.sqrt(Math.max(0, polaritySeparation ** 2 - polarity ** 2));
  const measures = ([width, height]: readonly [number, number], scale: readonly [number, number]): SeparationMeasures => {
    const rounded = (value: number) => Number(value.toPrecision(6));
    return {
      truth: rounded(footpointDistance(bipoles, scale)),
      transport: rounded(transportSeparation(field, { unit: [width, height] })),
      centroids: rounded(Math.hypot(polarity * width, across * height)),
      unsignedField: rounded(unsignedField * SIDE * SIDE * width * height),
      area: rounded(area * SIDE * SIDE * width * height),
    };
  };
  return {
    region,
    bipoles: properties.bipoles,
    mm: measures(pixel, [1, 1]),
    pixels: measures([1, 1], [1 / pixel[0], 1 / pixel[1]]),
  };
}

/** Rank correlations of a measure with the truth over measured regions, with bootstrap intervals. */
export function separationScores(
  items: readonly SeparationItem[], unit: "mm" | "pixels", measure: Measure, stream: Stream,
): SeparationScores {
  const ranks = (some: readonly SeparationItem[], name: string, covariates: CorrelationOptions["covariates"] = []): Ranks => {
    const { value, interval, n } = correlation(
      some.map((item) => item[unit][measure]), some.map((item) => item[unit].truth), stream.stream(name), { method: "spearman", covariates });
    return { value, interval, n };
  };
  const held = (name: "unsignedField" | "area") => items.map((item) => item[unit][name]);
  return {
    all: ranks(items, "all"),
    bipoles: ranks(items.filter(({ bipoles }) => bipoles === 1), "bipoles"),
    complexes: ranks(items.filter(({ bipoles }) => bipoles > 1), "complexes"),
    partial: ranks(items, "partial", [held("unsignedField"), held("area")]),
  };
}

/** The scores of measured regions; `n` of them were simulated with a seed. */
export function summarizeSeparations(items: readonly SeparationItem[], n: number, value: number): SeparationEvaluation {
  const streams = seed(value).stream("separation scores");
  const scores = (unit: "mm" | "pixels") => ({
    transport: separationScores(items, unit, "transport", streams.stream(`transport ${unit}`)),
    centroids: separationScores(items, unit, "centroids", streams.stream(`centroids ${unit}`)),
  });
  return {
    name: "solar-separation", checkpoint: null, simulatorVersion: SIMULATOR_VERSION, seed: value, n,
    leftOut: n - items.length, scores: { mm: scores("mm"), pixels: scores("pixels") }, items,
  };
}

/**
 * How well the separation by optimal transport ranks **simulated** regions by the true distance of their footpoints,
 * beside the distance of the centroids: one image of each region, preprocessed as the paper does.
 * @throws the signal's reason when it is aborted
 */
export async function evaluateSeparation(options: EvaluateSeparationOptions = {}): Promise<SeparationEvaluation> {
  const { regions = 300, seed: value = 23, signal, onProgress } = options;
  const population = seed(value).stream("separation");
  const items: SeparationItem[] = [];
  for (let region = 0; region < regions; region++) {
    signal?.throwIfAborted();
    const item = measureSeparations(population, region);
    if (item !== undefined) items.push(item);
    onProgress?.(region + 1, regions);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return summarizeSeparations(items, regions, value);
}
