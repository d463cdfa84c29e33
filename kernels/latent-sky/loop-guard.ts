import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { logToTerminal } from "./log";

/** Slots of the memory that the kernel and its watch share. */
export const SLOT = { answered: 0, compiling: 1, guarding: 2, terminations: 3, length: 4 } as const;

/** The name of the function that the watch calls in the kernel before it terminates a loop there. */
export const FORGET_ASYNC_STACK = "latent-sky.forget-async-stack";

export interface WatchData {
  readonly shared: SharedArrayBuffer;
  /** ms that the kernel has to answer after an interrupt before its loop is terminated */
  readonly grace: number;
  /** the client's process; the kernel ends with it */
  readonly parent: number | undefined;
}

/** What a second thread sees to while the first one is busy. */
export interface LoopGuard {
  /** true when synchronous loops are stopped by the guard */
  readonly guarding: boolean;
  /** how many synchronous loops the guard has ended so far */
  readonly terminations: number;
  /** Compilation must not be cut short: it would leave the compiler broken. */
  compiling(busy: boolean): void;
}

/**
 * Starts a thread that ends the kernel when its client is gone, even during a synchronous loop, and that terminates
 * a synchronous loop which does not answer after an interrupt, even after an `await`, where Node's own `breakOnSigint`
 * cannot.
 * The latter needs Node's `--expose-internals`; without the flag only loops before the first `await` can be stopped.
 */
export function startLoopGuard(grace: number): LoopGuard {
  const shared = new SharedArrayBuffer(SLOT.length * Int32Array.BYTES_PER_ELEMENT);
  const slots = new Int32Array(shared);
  const forget = exposeForgetting();
  const parent = process.env["JPY_PARENT_PID"];
  const workerData: WatchData & { readonly guard: boolean } = {
    shared,
    grace,
    parent: parent === undefined ? undefined : Number(parent),
    guard: forget,
  };
  const worker = new Worker(join(__dirname, "watch-thread.js"), { workerData });
  worker.on("message", (question: number) => Atomics.store(slots, SLOT.answered, question));
  worker.unref();
  worker.on("error", (error) => logToTerminal(`the watch ended: ${error.message}`));
  return {
    get guarding() {
      return Atomics.load(slots, SLOT.guarding) === 1;
    },
    get terminations() {
      return Atomics.load(slots, SLOT.terminations);
    },
    compiling: (busy) => void Atomics.store(slots, SLOT.compiling, busy ? 1 : 0),
  };
}

/** Node checks, when a callback returns, that its stack of async ids is as it left it; a terminated one's is not. */
function exposeForgetting(): boolean {
  const clear = nodeBinding("async_wrap")?.["clearAsyncIdStack"];
  if (typeof clear !== "function") return false;
  Object.assign(globalThis, { [Symbol.for(FORGET_ASYNC_STACK)]: clear });
  return true;
}

const INTERNAL_BINDINGS = "internal/test/binding";

/** A binding of Node itself, if the process was started with `--expose-internals`. */
export function nodeBinding(name: string): Readonly<Record<string, unknown>> | undefined {
  const emitWarning = process.emitWarning;
  process.emitWarning = () => {};
  try {
    const internals = require(INTERNAL_BINDINGS) as { internalBinding(name: string): Record<string, unknown> };
    return internals.internalBinding(name);
  } catch {
    return undefined;
  } finally {
    process.emitWarning = emitWarning;
  }
}
