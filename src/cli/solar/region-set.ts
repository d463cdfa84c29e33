import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join } from "node:path";
import { OptionError, UserError } from "../../lib/errors";
import { packageRoot, removeAbandoned } from "../../lib/files";
import { SIMULATOR_VERSION } from "../../lib/solar/simulate";
import { FolderHeldError, lockFolder } from "../runner/folder-lock";
import { isJoined, joinShards, madeShards } from "./join-shards";
import { countImages, IMAGE_BYTES, readRegionSet, setDigest, type RegionSet } from "./region-set-file";
import { shardImages, type ShardJob } from "./region-shard";
import { makeShards } from "./shard-workers";
import { writeFailure } from "./write-failure";

/** The paper's number of regions; those that a training is watched on; those that it is judged by, seen by neither. */
export const REGION_SETS = { training: 1839, validation: 300, "held-out": 600 } as const;
export type RegionSetName = keyof typeof REGION_SETS;

/** of a region on average: the paper's 44,000 images of 1,839 */
const REGION_BYTES = 24 * IMAGE_BYTES;

export interface RegionSetProgress {
  readonly regions: number;
  readonly of: number;
  readonly images: number;
}

export interface RegionSetOptions {
  readonly seed: number;
  /** default "training"; sets of different names share no region */
  readonly name?: RegionSetName;
  /** how many regions, default as in {@link REGION_SETS}; a larger set begins with the smaller */
  readonly regions?: number;
  /** default the number of cores */
  readonly workers?: number;
  /** folder in which the set's own is made, default out/data of the checkout */
  readonly folder?: string;
  /** regions that a worker makes and writes at a time, default 20: what an interruption loses */
  readonly shardRegions?: number;
  readonly onProgress?: (progress: RegionSetProgress) => void;
  readonly signal?: AbortSignal;
}

function checkOptions(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (Number.isInteger(value) && value >= 1) continue;
    const remedy = "Leave it out for the paper's number of regions and all cores.";
    throw new OptionError({ expected: `${name} as a whole number of at least 1`, found: `${value}`, remedy });
  }
}

/** @throws UserError when another run makes the same set; it names the process */
function lockSet(whole: string, bytes: number): () => void {
  try {
    return lockFolder(dirname(whole), `.${basename(whole)}.lock`);
  } catch (error) {
    if (!(error instanceof FolderHeldError)) throw writeFailure(whole, bytes, error instanceof UserError ? error.cause : error);
    throw new UserError({
      expected: `to make ${JSON.stringify(whole)} alone`,
      found: `process ${error.pid ?? "unknown"} making it`,
      remedy: "Wait for that run to end, then run the same command again: it finds the set made.",
      cause: error,
    });
  }
}

interface SetPlan {
  readonly part: string;
  readonly whole: string;
  readonly contents: { readonly seed: number; readonly name: string; readonly regions: number };
  readonly shardRegions: number;
}

/** Makes the shards that are not there yet and joins them, in the folder `part`. */
async function makePart(
  { part, whole, contents, shardRegions }: SetPlan,
  { workers, onProgress, signal }: Pick<RegionSetOptions, "onProgress" | "signal"> & { readonly workers: number },
): Promise<void> {
  const { seed, name, regions } = contents;
  const folder = join(part, "shards");
  const jobs = Array.from({ length: Math.ceil(regions / shardRegions) }, (_, i): ShardJob => {
    const first = i * shardRegions;
    return { seed, name, first, count: Math.min(shardRegions, regions - first), folder };
  });
  let [made, images] = [0, 0];
  const done = (job: ShardJob, more: number) => {
    made += job.count;
    images += more;
    onProgress?.({ regions: made, of: regions, images });
  };
  const failure = (job: ShardJob, error: unknown) =>
    writeFailure(shardImages(job), (regions - made) * (made > 0 ? (IMAGE_BYTES * images) / made : REGION_BYTES), error);
  mkdirSync(folder, { recursive: true });
  removeAbandoned(folder);
  const records = madeShards(jobs, part);
  records.forEach((shard, k) => shard !== undefined && done(jobs[k] as ShardJob, countImages(shard)));
  signal?.throwIfAborted();
  await makeShards({ jobs: jobs.filter((_, k) => records[k] === undefined), workers, signal, done, failure });
  if (!existsSync(whole)) joinShards(jobs, part, contents);
}

/**
 * Makes a set of **simulated** regions, or finds it made: `<folder>/solar-regions-<digest>/` with `images.npy`
 * ([n, 128, 128] int16, 0.1 G) and `regions.json`. The digest covers seed, name, number of regions and the simulator's
 * version. The numbers do not depend on the number of workers. What an interrupted run has made is kept and used.
 * @throws OptionError for numbers that are not whole; UserError when the disk is full or another run makes the same set;
 *   the signal's reason when aborted
 */
export async function makeRegionSet(options: RegionSetOptions): Promise<string> {
  const { seed, name = "training", workers = availableParallelism(), shardRegions = 20, onProgress, signal } = options;
  const { regions = REGION_SETS[name], folder = join(packageRoot(), "out", "data") } = options;
  checkOptions({ regions, workers, shardRegions });
  const contents = { simulator: SIMULATOR_VERSION, seed, name, regions };
  const whole = join(folder, `solar-regions-${setDigest(contents)}`);
  if (existsSync(whole)) return whole;
  signal?.throwIfAborted();
  const part = `${whole}.part`;
  const unlock = lockSet(whole, regions * REGION_BYTES);
  try {
    if (!existsSync(whole) && !isJoined(part)) await makePart({ part, whole, contents, shardRegions }, { workers, onProgress, signal });
    // the run that held the lock before may have made it
    if (existsSync(whole)) {
      rmSync(part, { recursive: true, force: true });
      return whole;
    }
    rmSync(join(part, "shards"), { recursive: true, force: true });
    removeAbandoned(part);
    renameSync(part, whole);
    return whole;
  } catch (error) {
    throw writeFailure(part, regions * REGION_BYTES, error);
  } finally {
    unlock();
  }
}

/** A set, made first where it is not there yet. */
export async function regionSet(options: RegionSetOptions): Promise<RegionSet> {
  return readRegionSet(await makeRegionSet(options));
}
