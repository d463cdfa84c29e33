import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Temporary files of {@link writeFileAtomic}: `.<name>.<process>.part`. */
const TEMPORARY = /^\..+\.(\d+)\.part$/;

/** Removing must not hide the error that made it necessary. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // the folder itself is gone or no folder
  }
}

/**
 * Writes a file so that a reader sees the old content or the new, never half of it: to a temporary file in the
 * same folder, flushed, then renamed. On any failure (a full disk, say) the temporary file is removed and the old file stays.
 */
export function writeFileAtomic(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    const handle = openSync(temporary, "w");
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is one, of another user
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/**
 * Removes the temporary files that {@link writeFileAtomic} left in a folder when its process was killed outright. Those
 * with this process's own number count as left too: call it before anything is written there.
 */
export function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(TEMPORARY.exec(name)?.[1]);
    if (pid > 0 && (pid === process.pid || !isRunning(pid))) removeQuietly(join(folder, name));
  }
}
