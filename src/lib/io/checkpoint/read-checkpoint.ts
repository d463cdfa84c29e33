import { checkpointError } from "./checkpoint-error";
import { readCard, readManifest, readWeights } from "./files";
import type { Manifest } from "./manifest";
import type { ModelCard } from "./model-card";
import { decodeTensor, firstNonFinite, type CheckpointDtype, type CheckpointTensor } from "./tensors";

export interface Checkpoint {
  readonly name: string;
  readonly dtype: CheckpointDtype;
  readonly tensors: ReadonlyMap<string, CheckpointTensor>;
  readonly card: ModelCard;
  /** sha256 of the weights, to be kept with every result */
  readonly sha256: string;
}

export interface ReadCheckpointOptions {
  /** the tensors that the model needs: exactly these names and shapes */
  readonly expected?: Readonly<Record<string, readonly number[]>>;
}

const text = (shape: readonly number[]) => `[${shape.join(", ")}]`;
const OTHER_MODEL = { remedy: "It belongs to a model of other sizes: build the model that its card describes." };

function requireExpected(
  path: string,
  { tensors }: Manifest,
  expected: Readonly<Record<string, readonly number[]>>,
): void {
  const stored = new Map(tensors.map(({ name, shape }) => [name, shape]));
  for (const [name, shape] of Object.entries(expected)) {
    const found = stored.get(name);
    if (found === undefined)
      throw checkpointError(path, `the tensor "${name}" ${text(shape)}`, "none of this name", OTHER_MODEL);
    if (text(found) !== text(shape))
      throw checkpointError(path, `"${name}" of shape ${text(shape)}`, text(found), OTHER_MODEL);
  }
  const extra = tensors.find(({ name }) => !Object.hasOwn(expected, name));
  if (extra !== undefined)
    throw checkpointError(path, "no tensors but those of the model", `"${extra.name}" too`, OTHER_MODEL);
}

/**
 * Reads a shipped checkpoint (manifest.json, weights.bin, card.json) and checks all of it.
 * @throws FileFormatError that names the file, what was expected and what was found, when a file is missing, cut off,
 * changed or of another version, when a value is not finite, or when the tensors are not those `expected`
 */
export function readCheckpoint(folder: string, { expected }: ReadCheckpointOptions = {}): Checkpoint {
  const manifest = readManifest(folder);
  const { path, bytes } = readWeights(folder, manifest);
  if (expected !== undefined) requireExpected(path, manifest, expected);
  const { name, dtype, sha256 } = manifest;
  const tensors = new Map(
    manifest.tensors.map((entry): [string, CheckpointTensor] => {
      const data = decodeTensor(bytes, entry, dtype);
      const odd = firstNonFinite(data);
      if (odd >= 0) throw checkpointError(path, `finite values in "${entry.name}"`, `${data[odd]} at index ${odd}`);
      return [entry.name, { shape: entry.shape, data }];
    }),
  );
  return { name, dtype, tensors, card: readCard(folder, manifest), sha256 };
}

/** The sha256 of a checkpoint's weights, computed anew, for files of results. @throws as {@link readCheckpoint} */
export function checkpointDigest(folder: string): string {
  const manifest = readManifest(folder);
  readWeights(folder, manifest);
  return manifest.sha256;
}
