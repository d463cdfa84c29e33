import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { FileFormatError, UserError } from "../errors";
import { removeAbandoned, writeFileAtomic } from "../files";
import { firstNonFinite } from "../io/checkpoint";
import type { HistoryState } from "./history";
import { decodeState, encodeState, requireSameSetup, type RunSetup, type RunState } from "./state-file";
import { nonFinite } from "./training-error";
import type { StateVariable, TrainCheckpointOptions } from "./types";

const GENERATIONS = 2;
const NAME = /^state-(\d+)\.ckpt$/;

/** The states of one training in a folder: the two newest are kept. */
export interface StateStore {
  /** Loads the newest whole state into the variables; undefined where there is none. */
  resume(): Omit<RunState, "values"> | undefined;
  /** Writes the variables; the file is there whole or not at all. */
  save(step: number, history: HistoryState): void;
  /** the newest state known to be whole */
  newest(): string | undefined;
  readonly notes: readonly string[];
}

interface StateName {
  readonly path: string;
  readonly step: number;
}

/** Files of states, newest first. */
function listStates(folder: string): StateName[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const [, step] = NAME.exec(name) ?? [];
      return step === undefined ? [] : [{ path: join(folder, name), step: Number(step) }];
    })
    .sort((a, b) => b.step - a.step);
}

/** Whether a folder is there and holds a state of a training, whole or not. */
export function hasStates(folder: string): boolean {
  try {
    return listStates(folder).length > 0;
  } catch {
    return false; // there is no such folder
  }
}

/** The newest file that is whole; those that are not are passed over. @throws FileFormatError when none is */
function readNewest(folder: string): { state: RunState; path: string; damaged: readonly string[] } | undefined {
  const damaged: string[] = [];
  let cause: unknown;
  for (const { path } of listStates(folder)) {
    try {
      return { state: decodeState(readFileSync(path), path), path, damaged };
    } catch (error) {
      cause ??= error;
      if (!(error instanceof UserError)) throw error;
      damaged.push(path);
    }
  }
  if (damaged.length === 0) return undefined;
  throw new FileFormatError({
    expected: `a whole state of a training in ${JSON.stringify(folder)}`,
    found: `only damaged ones: ${damaged.map((path) => basename(path)).join(", ")}`,
    remedy: "None can be resumed: start anew in another folder (checkpoint.folder, --folder DIR).",
    cause,
  });
}

function requireEmpty(folder: string): void {
  const [newest] = listStates(folder);
  if (newest === undefined) return;
  throw new UserError({
    expected: "a folder without the states of an earlier training",
    found: `${JSON.stringify(newest.path)}, which is at step ${newest.step}`,
    remedy: "Resume it (resume: true, --resume), train in another folder, or delete its states to begin anew.",
  });
}

function loadVariables(state: readonly StateVariable[], values: RunState["values"]): void {
  for (const variable of state) {
    const stored = values.get(variable.name);
    if (stored !== undefined) variable.load(stored);
  }
}

/**
 * The `config` of the newest whole state in a folder; undefined where there is none.
 * @throws FileFormatError when none is whole
 */
export function storedConfig(folder: string): RunSetup["config"] | undefined {
  return hasStates(folder) ? readNewest(folder)?.state.setup.config : undefined;
}

/** Copies of all variables. @throws TrainingError when one holds a value that is not finite */
function copyVariables(state: readonly StateVariable[], step: number, newest?: string): Map<string, Float32Array> {
  return new Map(
    state.map((variable) => {
      const data = variable.data();
      const odd = firstNonFinite(data);
      if (odd < 0) return [variable.name, data];
      throw nonFinite("variable", {
        step,
        output: `${variable.name}[${odd}]`,
        value: data[odd] ?? NaN,
        checkpoint: newest,
      });
    }),
  );
}

function writeState(write: (path: string, content: Uint8Array) => void, path: string, content: Uint8Array): void {
  try {
    write(path, content);
  } catch (cause) {
    throw new UserError({
      expected: `to write ${JSON.stringify(path)}`,
      found: cause instanceof Error ? cause.message : String(cause),
      remedy: "The states written before are unchanged: make room, then resume.",
      cause,
    });
  }
}

function removeOld(folder: string): void {
  for (const { path } of listStates(folder).slice(GENERATIONS)) rmSync(path, { force: true });
}

/** Opens the folder of a training. @throws UserError when it holds states and `resume` is not set */
export function openStates(
  { folder, resume = false, write = writeFileAtomic, onNote }: TrainCheckpointOptions,
  state: readonly StateVariable[],
  setup: RunSetup,
): StateStore {
  const notes: string[] = [];
  let newest: string | undefined;
  let saved: string | undefined;
  mkdirSync(folder, { recursive: true });
  removeAbandoned(folder);
  if (!resume) requireEmpty(folder);
  return {
    notes,
    newest: () => newest,
    resume() {
      const found = resume ? readNewest(folder) : undefined;
      if (found === undefined) return undefined;
      const { values, ...rest } = found.state;
      requireSameSetup(rest.setup, setup, found.path);
      for (const path of found.damaged) {
        renameSync(path, `${path}.damaged`);
        const note = `passed over the damaged state ${path}; going on from step ${rest.step}`;
        notes.push(note);
        onNote?.(note);
      }
      loadVariables(state, values);
      newest = found.path;
      saved = JSON.stringify([rest.step, rest.history.epochs.length]);
      return rest;
    },
    save(step, history) {
      const key = JSON.stringify([step, history.epochs.length]);
      if (key === saved) return;
      const path = join(folder, `state-${String(step).padStart(9, "0")}.ckpt`);
      const values = copyVariables(state, step, newest);
      writeState(write, path, encodeState({ step, setup, history, values }));
      newest = path;
      saved = key;
      removeOld(folder);
    },
  };
}
