import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { images, type Images } from "../../lib/arrays";
import type { Pace } from "./pace";

/** What a linear model of the training images makes. */
export interface GaussianBaseline {
  /** [samples, h, w] in kG, clipped to -1 … 1 as the training images are */
  readonly images: Images;
  /** share of the training images' variance that the components explain */
  readonly explained: number;
}

export interface GaussianJob {
  readonly data: Float32Array;
  readonly shape: readonly [n: number, h: number, w: number];
  readonly components: number;
  readonly samples: number;
  /** seed and name of the stream that is drawn from */
  readonly seed: number;
  readonly stream: string;
}

export interface GaussianAnswer {
  readonly data: Float32Array;
  readonly explained: number;
}

const SAY_MS = 10_000;

/** The compiled worker; where the sources run themselves, as in tests, the source through tsx. */
function startWorker(): Worker {
  const file = join(__dirname, "gaussian-baseline-worker");
  if (!__filename.endsWith(".ts")) return new Worker(`${file}.js`);
  return new Worker(`require("tsx/cjs"); require(${JSON.stringify(`${file}.ts`)});`, { eval: true });
}

/**
 * Images with independent normal scores along the leading principal components, made in a thread of its own, since
 * one decomposition takes a minute in which no stop signal would be heard. The job's data are moved, not copied.
 * @throws the signal's reason when it is aborted; what the decomposition throws
 */
export async function gaussianBaseline(job: GaussianJob, { signal, say }: Pace): Promise<GaussianBaseline> {
  signal.throwIfAborted();
  const worker = startWorker();
  const began = performance.now();
  const timer = setInterval(() => say(`principal components: ${Math.round((performance.now() - began) / 1000)} s`), SAY_MS);
  let stop = () => undefined as void;
  try {
    const { data, explained } = await new Promise<GaussianAnswer>((resolve, reject) => {
      stop = () => reject(signal.reason as Error);
      signal.addEventListener("abort", stop, { once: true });
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`the thread of the principal components ended with code ${code}`)));
      worker.postMessage(job, [job.data.buffer as ArrayBuffer]);
    });
    const [, h, w] = job.shape;
    return { images: images(data, [job.samples, h, w], "kG"), explained };
  } finally {
    clearInterval(timer);
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
