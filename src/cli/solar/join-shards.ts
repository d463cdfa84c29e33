import { closeSync, constants, fsyncSync, ftruncateSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "../../lib/files";
import { countImages, IMAGE_BYTES, imagesHeader, type RegionRecord } from "./region-set-file";
import { hasImages, shardImages, shardRecords, type ShardJob } from "./region-shard";
import { writeFailure } from "./write-failure";

const HEADER_BYTES = imagesHeader(0).length;
const imagesFile = (part: string) => join(part, "images.npy");
const recordsFile = (part: string) => join(part, "regions.json");
const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/**
 * The records of each shard that is made, else undefined. Its images are in its own file or, where an interrupted
 * {@link joinShards} has removed that, in images.npy: the shards lie there in order, each removed after it was written.
 */
export function madeShards(jobs: readonly ShardJob[], part: string): (RegionRecord[] | undefined)[] {
  const joined = sizeOf(imagesFile(part));
  let end = HEADER_BYTES;
  return jobs.map((job) => {
    const records = shardRecords(job);
    // behind a shard without records no place is known: NaN is in no file
    end += records === undefined ? Number.NaN : IMAGE_BYTES * countImages(records);
    return records !== undefined && (hasImages(job, records) || end <= joined) ? records : undefined;
  });
}

/** Whether a part was joined to the end: its records are written last. */
export function isJoined(part: string): boolean {
  try {
    const { regions } = JSON.parse(readFileSync(recordsFile(part), "utf8")) as { regions: RegionRecord[] };
    return sizeOf(imagesFile(part)) === HEADER_BYTES + IMAGE_BYTES * countImages(regions);
  } catch {
    return false;
  }
}

function writeAt(handle: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at, bytes.length - at, position + at);
}

/** Writes each shard whose own file is there to its place, and only then removes that file. */
function joinImages(jobs: readonly ShardJob[], made: readonly RegionRecord[][], file: string): void {
  const handle = openSync(file, constants.O_RDWR | constants.O_CREAT);
  try {
    writeAt(handle, imagesHeader(countImages(made.flat())), 0);
    let at = HEADER_BYTES;
    made.forEach((records, k) => {
      const job = jobs[k] as ShardJob;
      if (hasImages(job, records)) {
        writeAt(handle, readFileSync(shardImages(job)), at);
        fsyncSync(handle);
        rmSync(shardImages(job));
      }
      at += IMAGE_BYTES * countImages(records);
    });
    ftruncateSync(handle, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Joins the shards in order into images.npy and regions.json. It needs room for one shard beside the set, and may be
 * killed anywhere: called again, it goes on, since each image is at all times whole in one file or the other.
 * @throws UserError when the disk is full; what is made is kept
 */
export function joinShards(jobs: readonly ShardJob[], part: string, contents: object): void {
  const made = madeShards(jobs, part).map((records, k) => {
    if (records === undefined) throw new Error(`the regions from ${jobs[k]?.first} on are missing in ${part}`);
    return records;
  });
  const largest = Math.max(...made.map((records) => IMAGE_BYTES * countImages(records)));
  let first = 0;
  const regions = made.flat().map((record) => {
    first += record.images;
    return { ...record, first: first - record.images };
  });
  try {
    joinImages(jobs, made, imagesFile(part));
  } catch (cause) {
    throw writeFailure(imagesFile(part), largest, cause);
  }
  const text = JSON.stringify({ ...contents, regions });
  try {
    writeFileAtomic(recordsFile(part), text);
  } catch (cause) {
    throw writeFailure(recordsFile(part), text.length, cause);
  }
}
