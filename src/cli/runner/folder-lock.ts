import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../lib/errors";
import { writeError } from "./keep-file";
import { stampOf } from "./processes";

const NAME = ".lock";

/** Another run works in the folder. */
export class FolderHeldError extends UserError {
  constructor(folder: string, /** of that run */ readonly pid?: number) {
    super({
      expected: "an output folder that no other run uses",
      found: `${folder} in use by process ${pid ?? "unknown"}`,
      remedy: "Wait for that run to end, or give this one its own folder with --out DIR.",
    });
  }
}

interface Holder {
  readonly pid: number;
  /** when the process started, in the system's clock ticks, so that a later process with its number is told apart */
  readonly started?: string;
}

/**
 * Takes a folder for this process alone; a lock whose process is gone is broken. Locks of other names in the same
 * folder are independent: they stand for parts of it.
 *
 * @returns a function that gives the folder back
 * @throws FolderHeldError, which names the process, when another one works in the folder; UserError when the folder
 *   cannot be made or written to
 */
export function lockFolder(folder: string, name = NAME): () => void {
  const lock = join(folder, name);
  const own = join(folder, `${name}.${process.pid}`);
  const content = JSON.stringify({ pid: process.pid, started: stampOf(process.pid)?.started } satisfies Holder);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(own, content);
  } catch (cause) {
    discard(own);
    throw writeError(folder, cause);
  }
  try {
    // a link appears at once and complete, so a lock is never seen half written
    for (let attempt = 0; attempt < 5 && !tryLink(own, lock); attempt++) breakIfStale(lock, folder);
    if (readFileSync(lock, "utf8") !== content) throw new FolderHeldError(folder, readHolder(lock)?.pid);
  } finally {
    rmSync(own, { force: true });
  }
  return () => {
    if (readHolder(lock)?.pid === process.pid) rmSync(lock, { force: true });
  };
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // it was never there
  }
}

function tryLink(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function breakIfStale(lock: string, folder: string): void {
  const holder = readHolder(lock);
  if (holder !== undefined && isRunning(holder)) throw new FolderHeldError(folder, holder.pid);
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return; // somebody else broke it first
  }
  const moved = readHolder(aside);
  // between reading and moving, another process may have put its own lock there
  if (moved !== undefined && isRunning(moved)) tryLink(aside, lock);
  rmSync(aside, { force: true });
}

function readHolder(lock: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(lock, "utf8")) as Holder;
    return typeof holder.pid === "number" ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isRunning({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return started === undefined || stampOf(pid)?.started === started;
}
