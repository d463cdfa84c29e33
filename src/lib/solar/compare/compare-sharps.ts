import { image } from "../../arrays";
import type { Stream } from "../../random";
import { bootstrap, histogramDistance, mean, type PixelHistogram } from "../../statistics";
import { findSharps, sharpTitle } from "../sharp-files";
import { readSharpSegment } from "../sharp";
import { regionOfPopulation } from "../simulate";
import { measurePicture, type PictureMeasures } from "./picture-measures";

/** One SHARP among simulated frames at full resolution. */
export interface SharpPlace {
  readonly title: string;
  readonly slope: number;
  readonly inversionLineField: number;
  /** share of the simulated frames with a smaller value, 0 … 1 */
  readonly rank: { readonly slope: number; readonly inversionLineField: number };
  /** distance of the SHARP's pixel histogram from that of all simulated frames */
  readonly pixelDistance: number;
}

/** Simulated frames with noise, preprocessed from full resolution, beside SHARPs: too few for a distribution. */
export interface SharpComparison {
  readonly sharps: readonly SharpPlace[];
  /** mean slope of the simulated frames less that of the SHARPs, one record of each */
  readonly slopeDifference: number;
  /** standard error of the simulated mean alone */
  readonly error: number;
  readonly regions: { readonly simulated: number; readonly real: number };
}

/** Where simulated regions are taken: as far from the central meridian as the SHARPs are, degrees. */
const LONGITUDE_DEG = 20;

function simulatedFrame(stream: Stream, region: number): PictureMeasures {
  const { frames, longitudes } = regionOfPopulation(stream, region, { cadence: 24, fewestFrames: 2 });
  let best = 0;
  longitudes.forEach((longitude, i) => {
    const off = (value: number) => Math.abs(Math.abs(value) - LONGITUDE_DEG);
    if (off(longitude) < off(longitudes[best])) best = i;
  });
  return measurePicture(frames[best]);
}

function pooled(measures: readonly PictureMeasures[]): PixelHistogram {
  const { edges } = measures[0].histogram;
  const share = measures[0].histogram.share.map((_, k) => mean(measures.map(({ histogram }) => histogram.share[k])));
  return { edges, share, pixels: measures.length };
}

/** The first record of every SHARP under a folder, measured; pixels without a value count as 0. */
function measureSharps(folder: string): { title: string; measures: PictureMeasures }[] {
  const records = findSharps(folder).filter(({ segments }) => "Br" in segments);
  const first = records.filter(({ harp }, i) => records.findIndex((other) => other.harp === harp) === i);
  return first.map((record) => {
    const { data, shape } = readSharpSegment(record, "Br").image;
    const field = image(data.map((b) => (Number.isNaN(b) ? 0 : b)), shape, "G");
    return { title: sharpTitle(record), measures: measurePicture(field) };
  });
}

/** Compares simulated frames with the SHARPs under `folder`; undefined when there are none. */
export function compareSharps(folder: string, stream: Stream, count: number): SharpComparison | undefined {
  const real = measureSharps(folder);
  if (real.length === 0) return undefined;
  const simulated = Array.from({ length: count }, (_, region) => simulatedFrame(stream, region));
  const all = pooled(simulated);
  const rank = (value: number, of: (measures: PictureMeasures) => number) =>
    simulated.filter((measures) => of(measures) < value).length / count;
  const { value, error } = bootstrap(simulated.map(({ slope }) => slope), mean, stream.stream("slopes of frames"), { resamples: 500 });
  return {
    sharps: real.map(({ title, measures: { slope, inversionLineField, histogram } }) => ({
      title, slope, inversionLineField,
      rank: {
        slope: rank(slope, (measures) => measures.slope),
        inversionLineField: rank(inversionLineField, (measures) => measures.inversionLineField),
      },
      pixelDistance: histogramDistance(histogram, all),
    })),
    slopeDifference: value - mean(real.map(({ measures }) => measures.slope)),
    error,
    regions: { simulated: count, real: real.length },
  };
}
