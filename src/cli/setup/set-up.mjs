import { rmSync } from "node:fs";
import { join } from "node:path";
import { kernel, library } from "./library.mjs";
import { packages } from "./packages.mjs";
import { root, stateFolder } from "./paths.mjs";
import { jupyter } from "./python.mjs";
import { SetUpError } from "./shell.mjs";
import { clearStamp, readStamp, takeLock, upToDate, writeStamp } from "./stamps.mjs";
import { hnswAddon, tensorflowAddon, tensorflowWheel } from "./tensorflow.mjs";

/** In the order of a serial run; steps that do not wait for each other run side by side. */
export const steps = [packages, jupyter, tensorflowWheel, tensorflowAddon, hnswAddon, library, kernel];

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const isWhole = (step) => step.whole === undefined || step.whole();

async function runStep(step, key, stamp, retryFailed) {
  const stale = stamp === undefined || !upToDate(stamp, key) || (retryFailed && !(stamp.ok && isWhole(step)));
  if (!stale) return { ok: stamp.ok, ran: false };
  const start = performance.now();
  const log = join(stateFolder, "logs", `${step.name}.log`);
  rmSync(log, { force: true });
  clearStamp(step.name);
  try {
    const { note, outputs = [] } = await step.run(log);
    const took = seconds(start);
    console.log(`  ${step.name.padEnd(10)} ${step.about}${note ? ` (${note})` : ""}: ${took}`);
    writeStamp(step.name, { key, ok: true, note, seconds: Number.parseFloat(took), outputs });
    return { ok: true, ran: true };
  } catch (error) {
    if (!(error instanceof SetUpError) && error.code === undefined) throw error;
    if (step.optional === undefined) {
      console.error(`  ${step.name.padEnd(10)} FAILED after ${seconds(start)}: ${error.message}`);
      return { ok: false, ran: true };
    }
    console.log(`  ${step.name.padEnd(10)} left out, ${step.optional} instead: ${error.message}`);
    writeStamp(step.name, { key, ok: false, note: error.message, outputs: [] });
    return { ok: false, ran: true };
  }
}

/**
 * Brings the checkout to where every command works: each step runs when its inputs changed or its outputs are gone,
 * and is named with its time. Steps marked optional may fail; the library then uses its next best backend.
 * @returns {Promise<boolean>} whether every step that is not optional succeeded
 */
export async function setUp({ retryFailed = false } = {}) {
  const start = performance.now();
  for (const step of steps) step.repair?.();
  const pending = steps.some((step) => {
    const stamp = readStamp(step.name);
    return !upToDate(stamp, step.key()) || (retryFailed && !(stamp?.ok === true && isWhole(step)));
  });
  if (!pending) return true;
  const unlock = await takeLock();
  process.once("exit", unlock);
  console.log(`latent-sky: set-up in ${root}`);
  const running = new Map();
  let fatal = false;
  let ran = false;
  for (const step of steps) {
    const before = (step.after ?? []).map((name) => running.get(name));
    running.set(
      step.name,
      Promise.all(before).then(async (results) => {
        const required = results.filter((_, i) => steps.find((one) => one.name === step.after[i])?.optional === undefined);
        if (required.some((result) => !result.ok)) return { ok: false, ran: false };
        const outcome = await runStep(step, step.key(), readStamp(step.name), retryFailed);
        ran ||= outcome.ran;
        fatal ||= !outcome.ok && step.optional === undefined;
        return outcome;
      }),
    );
  }
  try {
    await Promise.all(running.values());
  } finally {
    process.off("exit", unlock);
    unlock();
  }
  if (ran) console.log(fatal ? `latent-sky: set-up did not succeed; logs are in ${join(stateFolder, "logs")}` : `latent-sky: set-up done in ${seconds(start)}`);
  return !fatal;
}
