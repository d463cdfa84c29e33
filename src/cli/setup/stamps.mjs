import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, stateFolder } from "./paths.mjs";

/** SHA-256 over the parts; files are named as {file}, folders as {folder, ending}. */
export function keyOf(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) {
    if (typeof part === "string") hash.update(part);
    else if (part.file !== undefined) hash.update(existsSync(join(root, part.file)) ? readFileSync(join(root, part.file)) : "absent");
    else for (const path of listFiles(join(root, part.folder), part.ending)) hash.update(path.slice(root.length)).update(readFileSync(path));
    hash.update("\0");
  }
  return hash.digest("hex");
}

function listFiles(folder, ending) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

const stampFile = (step) => join(stateFolder, `${step}.json`);

/** What a step left behind when it last ran. @returns {{key: string, ok: boolean, note?: string, seconds?: number, outputs?: string[]} | undefined} */
export function readStamp(step) {
  try {
    return JSON.parse(readFileSync(stampFile(step), "utf8"));
  } catch {
    return undefined;
  }
}

export function writeStamp(step, stamp) {
  mkdirSync(stateFolder, { recursive: true });
  const temporary = `${stampFile(step)}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(stamp, null, 2)}\n`);
  renameSync(temporary, stampFile(step));
}

export const clearStamp = (step) => rmSync(stampFile(step), { force: true });

/** True when the step's inputs are as they were and everything that it made is still there. */
export const upToDate = (stamp, key) =>
  stamp !== undefined && stamp.key === key && (stamp.outputs ?? []).every((path) => existsSync(join(root, path)));

const lockFile = join(stateFolder, "lock");

/** Takes the set-up's lock, waiting for another set-up of this checkout; a lock whose owner is gone is broken. */
export async function takeLock() {
  mkdirSync(stateFolder, { recursive: true });
  for (let told = false; ; ) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: "wx" });
      return () => rmSync(lockFile, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (!ownerLives()) {
      rmSync(lockFile, { force: true });
      continue;
    }
    if (!told) console.log("  waiting for another set-up of this folder to end …");
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function ownerLives() {
  try {
    const pid = Number(readFileSync(lockFile, "utf8"));
    if (!Number.isInteger(pid) || pid <= 0) return Date.now() - statSync(lockFile).mtimeMs < 2000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
