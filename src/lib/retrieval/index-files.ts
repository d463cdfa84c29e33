import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { FileFormatError, UserError } from "../errors";
import { writeFileAtomic } from "../files";
import type { EmbeddingSource, Metric } from "./embedding-index";

/** What an index is, without its rows. */
export interface IndexHead {
  readonly kind: "exact" | "hnsw";
  readonly metric: Metric;
  readonly size: number;
  readonly dimension: number;
  readonly source: EmbeddingSource;
  /** how many candidates a search of an HNSW index keeps */
  readonly ef?: number;
}

/** The contents of manifest.json: it alone decides which file of rows belongs to the index. */
interface Manifest extends IndexHead {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** {@link headDigest}: rows do not tell by which metric they are to be compared, or what they are of */
  readonly headSha256: string;
}

const FORMAT = "latent-sky embedding index";
const VERSION = 2;
const MANIFEST = "manifest.json";
const ROWS = /^rows-[0-9a-f]{16}\.(?:npy|hnsw)$/;

const digestOf = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

/** sha256 of what an index is, and of its rows. @param rows sha256 of the file of rows */
export const headDigest = ({ kind, metric, size, dimension, source: { model, set }, ef }: IndexHead, rows: string): string =>
  digestOf(JSON.stringify([kind, metric, size, dimension, model, set, ef ?? null, rows]));

/**
 * Writes an index so that the folder reads as the one before or as this one whenever the writer is stopped: first the
 * rows, named by their digest, then the manifest that names them; older rows are removed last.
 * @throws UserError when the disk refuses
 */
export function saveIndex(folder: string, head: IndexHead, encode: () => Uint8Array): void {
  try {
    mkdirSync(folder, { recursive: true });
    const bytes = encode();
    const sha256 = digestOf(bytes);
    const file = `rows-${sha256.slice(0, 16)}.${head.kind === "exact" ? "npy" : "hnsw"}`;
    writeFileAtomic(join(folder, file), bytes);
    const headSha256 = headDigest(head, sha256);
    const manifest: Manifest = { format: FORMAT, version: VERSION, ...head, file, bytes: bytes.length, sha256, headSha256 };
    writeFileAtomic(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    for (const name of readdirSync(folder)) if (ROWS.test(name) && name !== file) rmSync(join(folder, name));
  } catch (cause) {
    throw new UserError({
      expected: `to write the index into ${JSON.stringify(folder)}`,
      found: cause instanceof Error ? cause.message : String(cause),
      remedy: "An index that was there before can still be read. Make room, or choose another folder.",
      cause,
    });
  }
}

function damaged(file: string, expected: string, found: string, cause?: unknown): FileFormatError {
  const remedy = "Build the index anew from the embeddings, and save it again.";
  return new FileFormatError({ expected: `${JSON.stringify(file)} to have ${expected}`, found, remedy, cause });
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw damaged(path, "readable content", cause instanceof Error ? cause.message : String(cause), cause);
  }
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 1;
const isText = (value: unknown) => typeof value === "string" && value !== "";
const isDigest = (value: unknown) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);

/** What must hold of each entry of a manifest. */
const ENTRIES: Readonly<Record<string, readonly [expected: string, holds: (value: unknown) => boolean]>> = {
  format: [`"${FORMAT}"`, (value) => value === FORMAT],
  version: [`${VERSION}`, (value) => value === VERSION],
  kind: ['"exact" or "hnsw"', (value) => value === "exact" || value === "hnsw"],
  metric: ['"cosine" or "euclidean"', (value) => value === "cosine" || value === "euclidean"],
  size: ["a count above 0", isCount],
  dimension: ["a count above 0", isCount],
  bytes: ["a count above 0", isCount],
  file: ["the name of a file of rows", (value) => typeof value === "string" && ROWS.test(value)],
  sha256: ["a sha256", isDigest],
  headSha256: ["a sha256", isDigest],
  ef: ["a count above 0, or nothing", (value) => value === undefined || isCount(value)],
  source: ["the digests of a model and a set", (value) => {
    const { model, set } = (value ?? {}) as Partial<EmbeddingSource>;
    return isText(model) && isText(set);
  }],
};

function parseManifest(text: string, path: string): Manifest {
  let parsed: Readonly<Record<string, unknown>>;
  try {
    parsed = JSON.parse(text) as typeof parsed;
  } catch (cause) {
    throw damaged(path, "JSON", JSON.stringify(text.slice(0, 60)), cause);
  }
  if (typeof parsed !== "object" || parsed === null) throw damaged(path, "a JSON object", text.slice(0, 60));
  for (const [name, [expected, holds]] of Object.entries(ENTRIES)) {
    if (!holds(parsed[name])) throw damaged(path, `${expected} as "${name}"`, JSON.stringify(parsed[name]) ?? "nothing");
  }
  const manifest = parsed as unknown as Manifest;
  const found = headDigest(manifest, manifest.sha256);
  if (found === manifest.headSha256) return manifest;
  throw damaged(path, `entries with the sha256 ${manifest.headSha256}`, `${found}: one of them was changed`);
}

/** The manifest of a saved index, and the path of its rows, checked. @throws FileFormatError that names the file */
export function readIndexFiles(folder: string): { readonly head: IndexHead; readonly path: string; readonly bytes: Buffer } {
  const manifest = parseManifest(read(join(folder, MANIFEST)).toString("utf8"), join(folder, MANIFEST));
  const path = join(folder, manifest.file);
  const bytes = read(path);
  if (bytes.length !== manifest.bytes) throw damaged(path, `${manifest.bytes} bytes`, `${bytes.length}`);
  const found = digestOf(bytes);
  if (found !== manifest.sha256) throw damaged(path, `the sha256 ${manifest.sha256}`, found);
  return { head: manifest, path, bytes };
}

/** Checks what was read of the rows against the manifest. @throws FileFormatError */
export function requireRows(path: string, { size, dimension }: IndexHead, rows: number, columns: number): void {
  if (rows !== size || columns !== dimension) throw damaged(path, `${size} x ${dimension} values`, `${rows} x ${columns}`);
}
