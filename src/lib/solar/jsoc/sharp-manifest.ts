import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "../../files";
import { requireIntactFits, type FitsIntegrity } from "../../io";
import type { SharpListing } from "./list-sharps";

/** A file that was fetched from JSOC. */
export interface FetchedFile {
  readonly record: string;
  readonly url: string;
  readonly bytes: number;
  readonly sha256: string;
  /** what said that it is intact */
  readonly checked: FitsIntegrity;
  /** the record's keywords; files as JSOC stores them have none in their headers */
  readonly keywords: Readonly<Record<string, string>>;
}

/** What lies beside fetched files: `jsoc-manifest.json`, files by name. */
export type SharpManifest = Record<string, FetchedFile>;

export const MANIFEST_NAME = "jsoc-manifest.json";

function isFetchedFile(value: unknown): value is FetchedFile {
  if (typeof value !== "object" || value === null) return false;
  const { sha256, bytes, keywords } = value as Partial<FetchedFile>;
  return typeof sha256 === "string" && typeof bytes === "number" && typeof keywords === "object" && keywords !== null;
}

/** The manifest of a folder; files that it says nothing sensible about are left out, so that they are looked at again. */
export function readSharpManifest(folder: string): SharpManifest {
  const path = join(folder, MANIFEST_NAME);
  if (!existsSync(path)) return {};
  try {
    const { files } = JSON.parse(readFileSync(path, "utf8")) as { files?: Readonly<Record<string, unknown>> };
    return Object.fromEntries(
      Object.entries(files ?? {}).filter((entry): entry is [string, FetchedFile] => isFetchedFile(entry[1])),
    );
  } catch {
    return {};
  }
}

/** Writes the manifest of a folder, atomically, files in the order of their names. */
function writeSharpManifest(folder: string, manifest: SharpManifest): void {
  const files = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
  const content = {
    what: "SHARP segments fetched from JSOC, Stanford University, series hmi.sharp_cea_720s",
    credit: "Data courtesy of NASA/SDO and the HMI science team.",
    files,
  };
  writeFileAtomic(join(folder, MANIFEST_NAME), `${JSON.stringify(content, null, 1)}\n`);
}

/** A manifest in use: written now and then while files come, and at the end. */
export interface OpenManifest {
  readonly folder: string;
  /** whether a file is here and intact; one that is unknown to the manifest is taken into it */
  holds(name: string, listing: SharpListing): boolean;
  set(name: string, file: FetchedFile): void;
  write(): void;
}

const WRITE_INTERVAL_MS = 2000;

function describeFile(path: string, { record, keywords }: SharpListing): FetchedFile | undefined {
  try {
    const checked = requireIntactFits(path);
    const content = readFileSync(path);
    const sha256 = createHash("sha256").update(content).digest("hex");
    return { record, url: "", bytes: content.length, sha256, checked, keywords };
  } catch {
    return undefined;
  }
}

export function openManifest(folder: string): OpenManifest {
  const manifest = readSharpManifest(folder);
  let [writtenAt, behind] = [performance.now(), false];
  const write = () => {
    if (behind) writeSharpManifest(folder, manifest);
    [writtenAt, behind] = [performance.now(), false];
  };
  const set = (name: string, file: FetchedFile) => {
    manifest[name] = file;
    behind = true;
    if (performance.now() - writtenAt > WRITE_INTERVAL_MS) write();
  };
  return {
    folder, set, write,
    holds(name, listing) {
      const path = join(folder, name);
      if (!existsSync(path)) return false;
      const known = manifest[name];
      const file = describeFile(path, listing);
      if (file === undefined || (known !== undefined && known.sha256 !== file.sha256)) return false;
      if (known === undefined) set(name, file);
      return true;
    },
  };
}
