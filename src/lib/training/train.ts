import { OptionError } from "../errors";
import { recordHistory } from "./history";
import { pace } from "./pace";
import { describeSetup } from "./state-file";
import { openStates } from "./state-store";
import { watchStop } from "./stop";
import { nonFinite } from "./training-error";
import type { Losses, TrainOptions, TrainProgress, TrainResult } from "./types";

const EVERY_STEPS = 500;

function requireCount(name: string, value: number | undefined, least: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least)) return;
  throw new OptionError({
    expected: `${name} to be a whole number of at least ${least}`,
    found: `${value}`,
    remedy: "Pass for example { steps: 1000, epochSteps: 100 }.",
  });
}

function requireOptions({ state, steps, epochSteps, logSteps, checkpoint }: TrainOptions): void {
  requireCount("steps", steps, 0);
  requireCount("epochSteps", epochSteps, 1);
  requireCount("logSteps", logSteps, 1);
  requireCount("checkpoint.everySteps", checkpoint?.everySteps, 1);
  const names = state.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new OptionError({
    expected: "variables with names of their own",
    found: `"${twice}" twice`,
    remedy: "Rename one of the two.",
  });
}

/** The outputs to record: those named, which must be there, or all that hold one number. */
function readLosses(outputs: Readonly<Record<string, Float32Array>>, wanted: readonly string[] | undefined): Losses {
  const single = Object.entries(outputs).filter(([, values]) => values.length === 1);
  const found: Losses = Object.fromEntries(single.map(([name, values]) => [name, values[0] ?? NaN]));
  if (wanted === undefined) return found;
  return Object.fromEntries(
    wanted.map((name) => {
      const value = found[name];
      if (value !== undefined) return [name, value];
      throw new OptionError({
        expected: `the step to return the loss "${name}" as one number`,
        found: single.map(([other]) => other).join(", ") || "no output of length 1",
        remedy: "Name outputs of the step in losses: [...].",
      });
    }),
  );
}

/**
 * Trains: runs `step` on `batch(0)`, `batch(1)` … until `steps` are done or the signal (or SIGINT) stops it, which
 * takes at most one step or 50 ms: the event loop has its turn at least that often. A run resumed from a checkpoint
 * gives the same weights and history, bit for bit, as one that was never stopped.
 *
 * @returns the history so far, marked `interrupted` when it was stopped (a checkpoint is written first)
 * @throws TrainingError when a loss or a weight is no finite number any more; UserError when the checkpoint belongs to
 * another set-up or cannot be written; FileFormatError when no checkpoint of the folder is whole; what a callback
 * throws, after a checkpoint was written
 */
export async function train(options: TrainOptions): Promise<TrainResult> {
  const { step, state, batch, steps, losses, epochSteps, onEpoch, checkpoint, signal, onProgress, onLog } = options;
  const { logSteps = 1, config = {} } = options;
  requireOptions(options);
  const setup = describeSetup(state, { epochSteps, losses, logSteps, config });
  const store = checkpoint === undefined ? undefined : openStates(checkpoint, state, setup);
  const resumed = store?.resume();
  const recorder = recordHistory(logSteps, resumed?.history);
  const everySteps = checkpoint?.everySteps ?? EVERY_STEPS;
  const resumedFrom = resumed?.step ?? 0;
  const epochOf = (done: number) => (epochSteps === undefined ? 0 : Math.ceil(done / epochSteps));
  const stop = watchStop(signal);
  const speed = pace();
  let done = resumedFrom;
  let latest: Losses = {};

  const save = () => (done > 0 ? store?.save(done, recorder.state()) : undefined);
  const report = () => {
    const { stepsPerSecond } = speed;
    const remainingSeconds = done >= steps ? 0 : (steps - done) / stepsPerSecond;
    onProgress?.({
      step: done,
      steps,
      epoch: epochOf(done),
      losses: latest,
      stepsPerSecond,
      remainingSeconds,
    } satisfies TrainProgress);
  };
  /** also after a resume, when the run was stopped between the last step of an epoch and this */
  const closeEpoch = async () => {
    if (epochSteps === undefined || done === 0 || done % epochSteps !== 0) return;
    const epoch = done / epochSteps;
    if ((recorder.epochs.at(-1)?.epoch ?? 0) >= epoch) return;
    const means = recorder.epochMeans();
    const scores = (await onEpoch?.({ epoch, step: done, losses: means, earlier: [...recorder.epochs] })) ?? {};
    const record = { epoch, step: done, losses: means, scores };
    // logged first: an epoch whose line could not be written is closed again by the run that goes on
    onLog?.(record);
    recorder.closeEpoch(record);
  };
  const advance = (inputs: Readonly<Record<string, Float32Array>>) => {
    const found = readLosses(step.run(inputs), losses);
    for (const [output, value] of Object.entries(found)) {
      if (Number.isFinite(value)) continue;
      throw nonFinite("loss", { step: done + 1, output, value, checkpoint: store?.newest() });
    }
    done++;
    speed.tick();
    latest = found;
    return recorder.add(done, epochOf(done), found);
  };

  /** between two steps the state is whole: what goes wrong there must not cost it */
  let whole = true;
  try {
    await closeEpoch();
    while (done < steps && !stop.stopped) {
      speed.begin();
      const inputs = batch(done);
      whole = false;
      const point = advance(inputs);
      whole = true;
      if (point !== undefined) onLog?.(point);
      await closeEpoch();
      if (done % everySteps === 0) save();
      if (speed.due) {
        report();
        await speed.yield();
      }
    }
    save();
    report();
  } catch (error) {
    if (whole) saveQuietly(save);
    throw error;
  } finally {
    stop.end();
  }
  const status = done < steps ? "interrupted" : "finished";
  return { status, steps: done, resumedFrom, notes: store?.notes ?? [], history: recorder.history(done) };
}

/** The error that made this necessary matters more than one in saving. */
function saveQuietly(save: () => void): void {
  try {
    save();
  } catch {
    // the checkpoint before is still there
  }
}
