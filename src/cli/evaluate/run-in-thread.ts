import { Worker } from "node:worker_threads";
import type { Pace } from "./pace";

const SAY_MS = 10_000;

/** The compiled module; where the sources run themselves, as in tests, the source through tsx. */
function startWorker(file: string): Worker {
  if (!__filename.endsWith(".ts")) return new Worker(`${file}.js`);
  return new Worker(`require("tsx/cjs"); require(${JSON.stringify(`${file}.ts`)});`, { eval: true });
}

/**
 * Runs a job in a thread of its own, where it takes long and no stop signal would be heard; says every 10 s that it goes on.
 * @param file path of the thread's module without its ending; it answers one message with another
 * @param transfer what is moved to it, not copied
 * @throws the signal's reason when it is aborted; what the thread throws
 */
export async function runInThread<Answer>(
  file: string, job: unknown, what: string, { signal, say }: Pick<Pace, "say" | "signal">, transfer: readonly ArrayBuffer[] = [],
): Promise<Answer> {
  signal.throwIfAborted();
  const worker = startWorker(file);
  const began = performance.now();
  const timer = setInterval(() => say(`${what}: ${Math.round((performance.now() - began) / 1000)} s`), SAY_MS);
  let stop: () => void = () => undefined;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      stop = () => reject(signal.reason as Error);
      signal.addEventListener("abort", stop, { once: true });
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`the thread of the ${what} ended with code ${code}`)));
      worker.postMessage(job, [...transfer]);
    });
  } finally {
    clearInterval(timer);
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
