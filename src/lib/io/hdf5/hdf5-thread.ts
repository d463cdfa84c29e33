import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { packageRoot } from "../../files";

/** A data set as the library describes it. */
export interface DatasetInfo {
  readonly path: string;
  /** null for an empty one, [] for a single value */
  readonly shape: readonly number[] | null;
  readonly type: string;
  readonly filters: readonly string[];
}

/** Without a data set: which there are; with one: the values in `ranges`, [] or [from, to] for every axis. */
export interface Hdf5Request {
  readonly path: string;
  readonly dataset?: string;
  readonly ranges?: readonly (readonly [] | readonly [number, number])[];
}

export interface Hdf5Answer {
  readonly datasets?: readonly DatasetInfo[];
  readonly values?: unknown;
  readonly unit?: string;
  /** the file cannot be opened */
  readonly unreadable?: boolean;
  readonly error?: string;
  /** the library cannot go on after this error */
  readonly fatal?: boolean;
}

interface Thread {
  readonly worker: Worker;
  settle: ((answer: Hdf5Answer) => void) | undefined;
}

let thread: Thread | undefined;
let last: Promise<unknown> = Promise.resolve();

function startThread(): Thread {
  const file = join(packageRoot(), "src", "lib", "io", "hdf5", "h5wasm-thread.cjs");
  // no flags of the parent: a loader hook for TypeScript would take minutes over h5wasm's 4 MB
  const started: Thread = { worker: new Worker(file, { execArgv: [] }), settle: undefined };
  const end = (error: string) => started.settle?.({ error, fatal: true });
  started.worker.on("message", (answer: Hdf5Answer) => started.settle?.(answer));
  started.worker.on("error", ({ message }) => end(message));
  started.worker.on("exit", (code) => end(`the HDF5 library ended with code ${code}`));
  return started;
}

function ask(request: Hdf5Request, limitSeconds: number): Promise<Hdf5Answer> {
  const own = (thread ??= startThread());
  return new Promise((resolve) => {
    const late = () => own.settle?.({ error: `no end of it after ${limitSeconds} s`, fatal: true });
    const timer = setTimeout(late, limitSeconds * 1000);
    own.settle = (answer) => {
      clearTimeout(timer);
      own.settle = undefined;
      own.worker.unref();
      if (answer.fatal === true) {
        thread = undefined;
        void own.worker.terminate();
      }
      resolve(answer);
    };
    own.worker.ref();
    own.worker.postMessage(request);
  });
}

/** Asks the HDF5 library, one question after the other; a question that takes too long ends its thread. */
export function askHdf5(request: Hdf5Request, limitSeconds = 120): Promise<Hdf5Answer> {
  const answer = last.then(() => ask(request, limitSeconds));
  last = answer;
  return answer;
}
