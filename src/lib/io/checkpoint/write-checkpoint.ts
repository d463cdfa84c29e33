import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ShapeError, UserError } from "../../errors";
import { writeFileAtomic } from "../../files";
import { CARD, cardDigest, MANIFEST, pendingName, readManifest, WEIGHTS } from "./files";
import { FORMAT, sha256, VERSION, type Manifest } from "./manifest";
import type { ModelCard } from "./model-card";
import { DTYPE_BYTES, encodeTensors, type CheckpointDtype, type CheckpointTensor } from "./tensors";

/** What a shipped checkpoint may weigh: 26 MB. */
export const CHECKPOINT_BYTES = 26_000_000;

export interface CheckpointContent {
  readonly name: string;
  readonly tensors: Readonly<Record<string, CheckpointTensor>>;
  /** float16 */
  readonly dtype?: CheckpointDtype;
  readonly card: ModelCard;
}

/** Writes a file so that it is there whole or not at all. */
export type WriteFile = (path: string, content: string | Uint8Array) => void;

export interface WriteCheckpointOptions {
  /** writeFileAtomic */
  readonly write?: WriteFile;
}

const pretty = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

/** One line a tensor, so that a manifest can be read and compared. */
function manifestText({ tensors, ...rest }: Manifest): string {
  const lines = tensors.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n");
  return `${JSON.stringify(rest, null, 2).slice(0, -2)},\n  "tensors": [\n${lines}\n  ]\n}\n`;
}

function requireSize(name: string, bytes: number): void {
  if (bytes <= CHECKPOINT_BYTES) return;
  throw new ShapeError({
    expected: `the weights of "${name}" to take at most ${CHECKPOINT_BYTES / 1e6} MB`,
    found: `${(bytes / 1e6).toFixed(1)} MB`,
    remedy: "Store them as float16, leave out what inference does not need, or make the model smaller.",
  });
}

/** Removes what a stopped or failed writer left, but not what the manifest names. */
function removeLeftovers(folder: string): void {
  const names = readdirSync(folder);
  const keep = names.includes(MANIFEST) ? pendingNames(readManifest(folder)) : [];
  const left = names.filter((name) => LEFTOVER.test(name) && !keep.includes(name));
  for (const name of left) rmSync(join(folder, name), { force: true });
}

const LEFTOVER = /^(?:weights-[0-9a-f]{16}\.bin|card-[0-9a-f]{16}\.json)$|^\.(?:weights|card|manifest).*\.part$/;

const pendingNames = ({ sha256: digest, cardSha256 }: Manifest): string[] => [
  pendingName(WEIGHTS, digest),
  pendingName(CARD, cardSha256),
];

function settle(folder: string, file: typeof WEIGHTS | typeof CARD, digest: string): void {
  const pending = join(folder, pendingName(file, digest));
  if (existsSync(pending)) renameSync(pending, join(folder, file));
}

/** Tidying up must not hide the error that made it necessary. */
function removeQuietly(folder: string): void {
  try {
    removeLeftovers(folder);
  } catch {
    // no folder, or a manifest that cannot be read
  }
}

/** Makes a failure to write readable; what was there before can still be read. */
function guarded(folder: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    removeQuietly(folder);
    throw new UserError({
      expected: `to write the checkpoint ${JSON.stringify(folder)}`,
      found: cause instanceof Error ? cause.message : String(cause),
      remedy: "A checkpoint that was there before is unchanged. Make room, or choose another folder.",
      cause,
    });
  }
}

/** The manifest decides, so it is written when all that it names is there; only then do the files get their names. */
function commit(folder: string, manifest: Manifest, write: WriteFile): void {
  write(join(folder, MANIFEST), manifestText(manifest));
  settle(folder, WEIGHTS, manifest.sha256);
  settle(folder, CARD, manifest.cardSha256);
  removeLeftovers(folder);
}

/**
 * Writes a checkpoint into a folder: weights.bin (little-endian, tensors one after another, float16 rounded to nearest
 * even), manifest.json and card.json. Whenever it is stopped, the folder reads as the checkpoint before or as this one.
 * @throws ShapeError when data and shape disagree, a value is not finite or too large for float16, or the weights are
 * larger than 26 MB; UserError when the disk refuses
 */
export function writeCheckpoint(
  folder: string,
  { name, tensors, dtype = "float16", card }: CheckpointContent,
  { write = writeFileAtomic }: WriteCheckpointOptions = {},
): void {
  const values = Object.values(tensors).reduce((sum, { data }) => sum + data.length, 0);
  requireSize(name, values * DTYPE_BYTES[dtype]);
  const { bytes, entries } = encodeTensors(tensors, dtype);
  const digest = sha256(bytes);
  const cardSha256 = cardDigest(card);
  guarded(folder, () => {
    write(join(folder, pendingName(WEIGHTS, digest)), bytes);
    write(join(folder, pendingName(CARD, cardSha256)), pretty(card));
    const head = { format: FORMAT, version: VERSION, name, dtype } as const;
    commit(folder, { ...head, bytes: bytes.length, sha256: digest, cardSha256, tensors: entries }, write);
  });
}

/** Replaces the card of a checkpoint, e.g. to add scores. @throws as readCheckpoint and writeCheckpoint */
export function updateCard(
  folder: string,
  card: ModelCard,
  { write = writeFileAtomic }: WriteCheckpointOptions = {},
): void {
  const manifest = readManifest(folder);
  const cardSha256 = cardDigest(card);
  guarded(folder, () => {
    write(join(folder, pendingName(CARD, cardSha256)), pretty(card));
    commit(folder, { ...manifest, cardSha256 }, write);
  });
}
