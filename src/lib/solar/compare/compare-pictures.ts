import type { Stream } from "../../random";
import { bootstrap, histogramDistance, mean, standardDeviation, type PixelHistogram } from "../../statistics";
import type { PictureMeasures } from "./picture-measures";
import { compareQuantity, type QuantityComparison } from "./quantity";

/** How the pixels of simulated regions are distributed beside those of real ones. */
export interface HistogramComparison {
  /** largest difference of the cumulative histograms, all regions alike, 0 … 1 */
  readonly distance: number;
  /** standard deviation over resampled regions */
  readonly error: number;
}

/** Mean slopes of the power spectra, and their difference. */
export interface SlopeComparison {
  /** `mean(simulated) - mean(real)` */
  readonly difference: number;
  /** of the difference, from both standard errors */
  readonly error: number;
  readonly simulated: { readonly mean: number; readonly spread: number };
  readonly real: { readonly mean: number; readonly spread: number };
}

/** Simulated and real cut-outs, one per region. */
export interface PictureComparison {
  readonly r: QuantityComparison;
  readonly pixels: HistogramComparison;
  readonly slope: SlopeComparison;
}

const RESAMPLES = 500;

function meanHistogram(histograms: readonly PixelHistogram[]): PixelHistogram {
  const first = histograms[0];
  const share = first.share.map((_, k) => histograms.reduce((sum, one) => sum + one.share[k], 0) / histograms.length);
  return { edges: first.edges, share, pixels: histograms.reduce((sum, one) => sum + one.pixels, 0) };
}

function compareHistograms(
  simulated: readonly PixelHistogram[], real: readonly PixelHistogram[], stream: Stream,
): HistogramComparison {
  const drawn = (from: readonly PixelHistogram[]) => meanHistogram(from.map(() => from[stream.integer(from.length)]));
  const resampled = Array.from({ length: RESAMPLES }, () => histogramDistance(drawn(simulated), drawn(real)));
  return {
    distance: histogramDistance(meanHistogram(simulated), meanHistogram(real)),
    error: standardDeviation(resampled),
  };
}

function compareSlopes(simulated: readonly number[], real: readonly number[], stream: Stream): SlopeComparison {
  const [a, b] = [simulated, real].map((slopes, k) => bootstrap(slopes, mean, stream.stream(`slopes ${k}`), { resamples: RESAMPLES }));
  return {
    difference: a.value - b.value,
    error: Math.hypot(a.error, b.error),
    simulated: { mean: a.value, spread: standardDeviation(simulated) },
    real: { mean: b.value, spread: standardDeviation(real) },
  };
}

/** Compares cut-outs of simulated and of real regions: R, pixel histogram and spectral slope. Two of each at least. */
export function comparePictures(
  simulated: readonly PictureMeasures[], real: readonly PictureMeasures[], stream: Stream,
): PictureComparison {
  const values = (list: readonly PictureMeasures[]) =>
    ({ values: list.map(({ inversionLineField }) => inversionLineField), regions: list.map((_, i) => i) });
  const histograms = (list: readonly PictureMeasures[]) => list.map(({ histogram }) => histogram);
  const slopes = (list: readonly PictureMeasures[]) => list.map(({ slope }) => slope);
  return {
    r: compareQuantity(values(simulated), values(real), stream.stream("inversion line")),
    pixels: compareHistograms(histograms(simulated), histograms(real), stream.stream("histograms")),
    slope: compareSlopes(slopes(simulated), slopes(real), stream),
  };
}
