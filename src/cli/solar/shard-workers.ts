import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { ShardJob } from "./region-shard";

/** The compiled worker; where the sources run themselves, as in tests, the source through tsx. */
function startWorker(): Worker {
  const file = join(__dirname, "region-set-worker");
  if (!__filename.endsWith(".ts")) return new Worker(`${file}.js`);
  return new Worker(`require("tsx/cjs"); require(${JSON.stringify(`${file}.ts`)});`, { eval: true });
}

export interface ShardWork {
  readonly jobs: readonly ShardJob[];
  readonly workers: number;
  readonly signal?: AbortSignal;
  /** a shard is made, with this number of images */
  done(job: ShardJob, images: number): void;
  /** what to throw for an error of a worker */
  failure(job: ShardJob, error: unknown): unknown;
}

/**
 * Hands the jobs out to workers, one at a time each; ends when all workers have ended.
 * @throws the signal's reason when aborted, or the first failure, which stops the other workers
 */
export async function makeShards({ jobs, workers, signal, done, failure }: ShardWork): Promise<void> {
  const queue = [...jobs];
  const failed = new AbortController();
  const stopped = AbortSignal.any(signal === undefined ? [failed.signal] : [signal, failed.signal]);
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = startWorker();
      let job: ShardJob;
      const end = (settle: () => void) => {
        stopped.removeEventListener("abort", stop);
        worker.terminate().then(settle, reject);
      };
      const stop = () => end(() => reject(stopped.reason));
      const next = () => {
        const open = queue.shift();
        if (open === undefined) return end(resolve);
        job = open;
        worker.postMessage(job);
      };
      stopped.addEventListener("abort", stop, { once: true });
      worker.on("message", (images: number) => {
        done(job, images);
        next();
      });
      worker.on("error", (error) => failed.abort(failure(job, error)));
      next();
    });
  const ends = await Promise.allSettled(Array.from({ length: Math.min(workers, jobs.length) }, work));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}
