import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { mkdir, open, rename, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { writeFileAtomic } from "../../files";

/** What must not have changed on the server for the rest of a file to be asked for alone. */
export interface PartOrigin {
  readonly url: string;
  /** a strong ETag, or Last-Modified */
  readonly validator: string;
}

/** A file that is on its way: `<path>.part` and, beside it, where it comes from. */
export interface PartFile {
  readonly path: string;
  /** bytes that are on the disk */
  size(): number;
  /** where they come from; undefined when they cannot be gone on with */
  origin(): PartOrigin | undefined;
  /** opens it afresh (`at` 0), or to go on at its end */
  openAt(at: number, origin: PartOrigin | undefined): Promise<FileHandle>;
  sha256(signal?: AbortSignal): Promise<string>;
  /** gives the whole file its name */
  finish(): Promise<void>;
  discard(): void;
}

function readOrigin(path: string): PartOrigin | undefined {
  try {
    const { url, validator } = JSON.parse(readFileSync(path, "utf8")) as Partial<Record<string, unknown>>;
    return typeof url === "string" && typeof validator === "string" ? { url, validator } : undefined;
  } catch {
    return undefined;
  }
}

/** The unfinished file of `target`. */
export function partFile(target: string): PartFile {
  const path = `${target}.part`;
  const note = `${path}.json`;
  return {
    path,
    size: () => (existsSync(path) ? statSync(path).size : 0),
    origin: () => (existsSync(path) ? readOrigin(note) : undefined),
    async openAt(at, origin) {
      await mkdir(dirname(path), { recursive: true });
      if (at === 0) rmSync(note, { force: true });
      const handle = await open(path, at === 0 ? "w" : "a");
      if (at === 0 && origin !== undefined) writeFileAtomic(note, JSON.stringify(origin));
      return handle;
    },
    async sha256(signal) {
      const hash = createHash("sha256");
      for await (const chunk of createReadStream(path, { signal })) hash.update(chunk as Uint8Array);
      return hash.digest("hex");
    },
    async finish() {
      await rename(path, target);
      rmSync(note, { force: true });
    },
    discard() {
      rmSync(path, { force: true });
      rmSync(note, { force: true });
    },
  };
}
