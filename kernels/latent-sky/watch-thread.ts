import { Session } from "node:inspector";
import { parentPort, workerData } from "node:worker_threads";
import { constants } from "node:os";
import { logToTerminal } from "./log";
import { FORGET_ASYNC_STACK, nodeBinding, SLOT, type WatchData } from "./loop-guard";

interface SignalHandle {
  onsignal: () => void;
  start(signal: number): number;
  unref(): void;
}

const POLL = 500;
const COMPILER_POLL = 50;

const { shared, grace, parent, guard } = workerData as WatchData & { readonly guard: boolean };
const slots = new Int32Array(shared);

if (parent !== undefined) watchParent(process.ppid, parent);
if (guard) watchInterrupts();

/** Nobody is left to talk to when the client is gone, so nothing needs to be said. */
function watchParent(started: number, client: number): void {
  const watched = isAlive(client) ? client : undefined;
  setInterval(() => {
    if (process.ppid !== started || (watched !== undefined && !isAlive(watched))) process.kill(process.pid, "SIGKILL");
  }, POLL);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function watchInterrupts(): void {
  const Signal = nodeBinding("signal_wrap")?.["Signal"] as (new () => SignalHandle) | undefined;
  if (Signal === undefined) return;
  const handle = new Signal();
  let question = 0;
  handle.onsignal = () => {
    const asked = ++question;
    parentPort?.postMessage(asked);
    setTimeout(() => terminateUnlessAnswered(asked), grace);
  };
  if (handle.start(constants.signals.SIGINT) !== 0) return;
  Atomics.store(slots, SLOT.guarding, 1);
}

/** A kernel whose event loop turns answers a question at once; termination would hit whatever it does next. */
function terminateUnlessAnswered(question: number): void {
  const answered = (): boolean => Atomics.load(slots, SLOT.answered) >= question;
  if (answered()) return;
  if (Atomics.load(slots, SLOT.compiling) === 1) {
    setTimeout(() => terminateUnlessAnswered(question), COMPILER_POLL);
    return;
  }
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.evaluate", { expression: `globalThis[Symbol.for("${FORGET_ASYNC_STACK}")]()` }, () => {
    if (answered()) return session.disconnect();
    Atomics.add(slots, SLOT.terminations, 1);
    session.post("Runtime.terminateExecution", (error) => {
      if (error !== null) logToTerminal(`the loop could not be terminated: ${error.message}`);
      session.disconnect();
    });
  });
}
