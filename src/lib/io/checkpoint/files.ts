import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkpointError } from "./checkpoint-error";
import { parseManifest, parseObject, sha256, type Manifest } from "./manifest";
import type { ModelCard } from "./model-card";

export const MANIFEST = "manifest.json";
export const WEIGHTS = "weights.bin";
export const CARD = "card.json";

/** The name under which a file waits for the manifest that names its content. */
export function pendingName(file: typeof WEIGHTS | typeof CARD, digest: string): string {
  const [stem = "", extension = ""] = file.split(".");
  return `${stem}-${digest.slice(0, 16)}.${extension}`;
}

/** The digest of a card does not depend on spaces and line ends. */
export const cardDigest = (card: object): string => sha256(JSON.stringify(card));

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    const remedy = "Check the folder's name and permissions; npm run train makes a checkpoint.";
    throw checkpointError(path, "readable content", found, { remedy, cause });
  }
}

/** A file by the digest that the manifest gives: under its pending name if a writer was stopped before renaming it. */
function readNamed(
  folder: string,
  file: typeof WEIGHTS | typeof CARD,
  digest: string,
): { path: string; bytes: Buffer } {
  const pending = join(folder, pendingName(file, digest));
  try {
    return { path: pending, bytes: readFileSync(pending) };
  } catch (error) {
    if (!isMissing(error)) throw error;
    const path = join(folder, file);
    return { path, bytes: read(path) };
  }
}

export function readManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST);
  return parseManifest(read(path).toString("utf8"), path);
}

/** The weights, whole. @throws FileFormatError when they are not those of the manifest */
export function readWeights(
  folder: string,
  { bytes: length, sha256: digest }: Manifest,
): { path: string; bytes: Buffer } {
  const { path, bytes } = readNamed(folder, WEIGHTS, digest);
  if (bytes.length !== length) throw checkpointError(path, `${length} bytes`, `${bytes.length}`);
  const found = sha256(bytes);
  if (found !== digest) throw checkpointError(path, `the sha256 ${digest}`, found);
  return { path, bytes };
}

/** The card. @throws FileFormatError when it is not that of the manifest */
export function readCard(folder: string, { cardSha256 }: Manifest): ModelCard {
  const { path, bytes } = readNamed(folder, CARD, cardSha256);
  const card = parseObject(bytes.toString("utf8"), path);
  const found = cardDigest(card);
  if (found === cardSha256) return card as unknown as ModelCard;
  const remedy = "Restore the card, and change it with updateCard, which keeps both files together.";
  throw checkpointError(path, `content with the sha256 ${cardSha256}`, found, { remedy });
}
