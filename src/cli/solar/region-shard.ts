import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "../../lib/files";
import { seed } from "../../lib/random";
import { ceaPixelMm, POLARITY_THRESHOLD_KG } from "../../lib/solar";
import { regionImages, regionOfPopulation, type SimulatedRegion } from "../../lib/solar/simulate";
import { countImages, IMAGE_BYTES, SET_SIDE, STEPS_PER_KG, type RegionRecord } from "./region-set-file";

/** A run of regions that one worker makes and writes. */
export interface ShardJob {
  readonly seed: number;
  /** name of the stream: sets of different names share no region */
  readonly name: string;
  readonly first: number;
  readonly count: number;
  readonly folder: string;
}

const shardFile = ({ folder, first }: ShardJob, ending: string) =>
  join(folder, `shard-${String(first).padStart(6, "0")}.${ending}`);

export const shardImages = (job: ShardJob): string => shardFile(job, "i16");

function makeRegion(region: SimulatedRegion, index: number): { record: RegionRecord; images: Int16Array } {
  const stack = regionImages(region);
  const size = SET_SIDE * SET_SIDE;
  const images = Int16Array.from(stack.data, (value) => Math.round(value * STEPS_PER_KG));
  const pixelArea = ceaPixelMm() ** 2 * region.properties.pixelsPerImagePixel;
  const areas = region.frames.map((_, k) => {
    const strong = stack.data.subarray(k * size, (k + 1) * size).reduce((n, b) => n + (Math.abs(b) > POLARITY_THRESHOLD_KG ? 1 : 0), 0);
    return Math.round(strong * pixelArea);
  });
  const rounded = (values: Float64Array, digits: number) => Array.from(values, (value) => Number(value.toPrecision(digits)));
  const record = {
    index, first: 0, images: region.frames.length, shape: region.frames[0]?.shape ?? ([0, 0] as const), ...region.properties,
    hours: rounded(region.hours, 6), longitudes: rounded(region.longitudes, 5), fluxes: rounded(region.fluxes, 6), areas,
  };
  return { record, images };
}

/** Makes the regions of a job and writes their images and records; returns the number of images. */
export function makeShard(job: ShardJob): number {
  const stream = seed(job.seed).stream(job.name);
  const parts = Array.from({ length: job.count }, (_, i) => makeRegion(regionOfPopulation(stream, job.first + i), job.first + i));
  writeFileAtomic(shardFile(job, "i16"), Buffer.concat(parts.map(({ images }) => Buffer.from(images.buffer))));
  writeFileAtomic(shardFile(job, "json"), JSON.stringify(parts.map(({ record }) => record)));
  return countImages(parts.map(({ record }) => record));
}

/** The records of a shard, wherever its images are; undefined where they are missing or damaged. */
export function shardRecords(job: ShardJob): RegionRecord[] | undefined {
  try {
    const records = JSON.parse(readFileSync(shardFile(job, "json"), "utf8")) as RegionRecord[];
    return records.length === job.count ? records : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the images of a shard with these records are there and whole. */
export const hasImages = (job: ShardJob, records: readonly RegionRecord[]): boolean =>
  statSync(shardImages(job), { throwIfNoEntry: false })?.size === IMAGE_BYTES * countImages(records);
