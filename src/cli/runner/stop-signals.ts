import { constants } from "node:os";
import { watchLaunchers } from "./processes";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A Ctrl-C reaches this process from the terminal and once more from the command that started it. */
const SAME_SIGNAL_MS = 1000;

/**
 * Does some work that a signal, or the end of the `npm run` that began it, stops: the first one aborts it, so that it
 * ends in good order, the second ends this process at once.
 *
 * @returns the work's exit code, or 128 + the signal's number when it was stopped
 */
export async function withStopSignals(
  log: (line: string) => void,
  work: (signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const controller = new AbortController();
  let stopped: (typeof SIGNALS)[number] | undefined;
  let stoppedAt = 0;
  const onSignal = (name: (typeof SIGNALS)[number]): void => {
    if (stopped !== undefined) {
      if (performance.now() - stoppedAt < SAME_SIGNAL_MS) return;
      process.exit(exitCode(name));
    }
    stopped = name;
    stoppedAt = performance.now();
    log(`${name}: stopping the running notebook and its kernel …`);
    controller.abort();
  };
  SIGNALS.forEach((name) => process.on(name, onSignal));
  const unwatch = watchLaunchers(() => onSignal("SIGHUP"));
  try {
    const code = await work(controller.signal);
    return stopped === undefined ? code : exitCode(stopped);
  } finally {
    unwatch();
    SIGNALS.forEach((name) => process.off(name, onSignal));
  }
}

function exitCode(name: (typeof SIGNALS)[number]): number {
  return 128 + constants.signals[name];
}
