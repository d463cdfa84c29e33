import { setTimeout as sleep } from "node:timers/promises";

/** Waits. @throws the signal's reason as soon as it is aborted */
export async function pause(seconds: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  try {
    await sleep(seconds * 1000, undefined, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}

/** Makes a gate that lets callers through one after the other, at most `perSecond` of them in a second. */
export function rateLimit(perSecond: number): (signal?: AbortSignal) => Promise<void> {
  let free = -Infinity;
  return async (signal) => {
    const now = performance.now();
    const turn = Math.max(now, free);
    free = turn + 1000 / perSecond;
    if (turn > now) await pause((turn - now) / 1000, signal);
  };
}
