import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { OptionError } from "../../lib/errors";
import { packageRoot, writeFileAtomic } from "../../lib/files";
import { SIMULATOR_VERSION } from "../../lib/solar/simulate";
import { imagesHeader, readRegionSet, setDigest, type RegionRecord, type RegionSet } from "./region-set-file";
import { readShard, shardImages, type ShardJob } from "./region-shard";

/** The paper's number of regions; those that a training is watched on; those that it is judged by, seen by neither. */
export const REGION_SETS = { training: 1839, validation: 300, "held-out": 600 } as const;
export type RegionSetName = keyof typeof REGION_SETS;

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

/** The compiled worker; where the sources run themselves, as in tests, the source through tsx. */
function startWorker(): Worker {
  const file = join(__dirname, "region-set-worker");
  if (!__filename.endsWith(".ts")) return new Worker(`${file}.js`);
  return new Worker(`require("tsx/cjs"); require(${JSON.stringify(`${file}.ts`)});`, { eval: true });
}

/** Hands the jobs out to workers, one at a time each. */
async function runJobs(jobs: readonly ShardJob[], workers: number, done: (job: ShardJob, images: number) => void, signal?: AbortSignal): Promise<void> {
  const queue = [...jobs];
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = startWorker();
      let job: ShardJob | undefined;
      const end = (settle: () => void) => {
        signal?.removeEventListener("abort", stop);
        worker.terminate().then(settle, reject);
      };
      const stop = () => end(() => reject(signal?.reason instanceof Error ? signal.reason : new Error("aborted")));
      const next = () => {
        job = queue.shift();
        if (job === undefined) end(resolve);
        else worker.postMessage(job);
      };
      signal?.addEventListener("abort", stop, { once: true });
      worker.on("message", (images: number) => {
        if (job !== undefined) done(job, images);
        next();
      });
      worker.on("error", (error) => {
        queue.length = 0;
        end(() => reject(error));
      });
      next();
    });
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, work));
}

/** Joins the shards in order into images.npy and regions.json. */
function joinShards(jobs: readonly ShardJob[], part: string, contents: object): void {
  const records: RegionRecord[] = [];
  for (const job of jobs) {
    const shard = readShard(job);
    if (shard === undefined) throw new Error(`the regions from ${job.first} on are missing in ${part}`);
    for (const record of shard) {
      const last = records.at(-1);
      records.push({ ...record, first: last === undefined ? 0 : last.first + last.images });
    }
  }
  const handle = openSync(join(part, "images.npy"), "w");
  try {
    const write = (bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    };
    write(imagesHeader(records.reduce((sum, { images }) => sum + images, 0)));
    for (const job of jobs) write(readFileSync(shardImages(job)));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  writeFileAtomic(join(part, "regions.json"), JSON.stringify({ ...contents, regions: records }));
}

/**
 * Makes a set of **simulated** regions, or finds it made: `<folder>/solar-regions-<digest>/` with `images.npy`
 * ([n, 128, 128] int16, 0.1 G) and `regions.json`. The digest covers seed, name, number of regions and the simulator's
 * version. The numbers do not depend on the number of workers. What an interrupted run has made is kept and used.
 * @throws OptionError for numbers that are not whole; the signal's reason when aborted
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
  const shards = join(part, "shards");
  mkdirSync(shards, { recursive: true });
  const jobs = Array.from({ length: Math.ceil(regions / shardRegions) }, (_, i): ShardJob => {
    const first = i * shardRegions;
    return { seed, name, first, count: Math.min(shardRegions, regions - first), folder: shards };
  });
  let [made, images] = [0, 0];
  const count = (job: ShardJob, more: number) => {
    made += job.count;
    images += more;
    onProgress?.({ regions: made, of: regions, images });
  };
  const open = jobs.filter((job) => {
    const records = readShard(job);
    if (records !== undefined) count(job, records.reduce((sum, record) => sum + record.images, 0));
    return records === undefined;
  });
  signal?.throwIfAborted();
  await runJobs(open, workers, count, signal);
  joinShards(jobs, part, contents);
  rmSync(shards, { recursive: true });
  renameSync(part, whole);
  return whole;
}

/** A set, made first where it is not there yet. */
export async function regionSet(options: RegionSetOptions): Promise<RegionSet> {
  return readRegionSet(await makeRegionSet(options));
}
