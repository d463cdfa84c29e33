import { createHash } from "node:crypto";
import { checkpointError } from "./checkpoint-error";
import { DTYPE_BYTES, sizeOf, type CheckpointDtype, type TensorEntry } from "./tensors";

/** The contents of manifest.json: it alone decides which weights and which card belong together. */
export interface Manifest {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly name: string;
  readonly dtype: CheckpointDtype;
  /** of the weights */
  readonly bytes: number;
  readonly sha256: string;
  /** of the card's JSON without spaces */
  readonly cardSha256: string;
  /** in the order of their bytes, without gaps */
  readonly tensors: readonly TensorEntry[];
}

export const FORMAT = "latent-sky checkpoint";
export const VERSION = 1;

export const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A short quotation of something read from a file. */
const quote = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isDigest = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);

/** JSON that must be an object. @throws FileFormatError that names the file */
export function parseObject(text: string, file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw checkpointError(file, "JSON", quote(text), { cause });
  }
  if (!isObject(value)) throw checkpointError(file, "a JSON object", quote(value));
  return value;
}

function checkTensor(value: unknown, index: number, offset: number, names: Set<string>, file: string): TensorEntry {
  if (!isObject(value)) throw checkpointError(file, `an object as tensor ${index}`, quote(value));
  const { name, shape } = value;
  if (typeof name !== "string") throw checkpointError(file, `a name for tensor ${index}`, quote(name));
  if (names.has(name)) throw checkpointError(file, "tensors with names of their own", `"${name}" twice`);
  names.add(name);
  if (!Array.isArray(shape) || !shape.every(isCount) || !Number.isSafeInteger(4 * sizeOf(shape))) {
    throw checkpointError(file, `a list of sizes as shape of "${name}"`, quote(shape));
  }
  if (value.offset !== offset) throw checkpointError(file, `the offset ${offset} for "${name}"`, quote(value.offset));
  return { name, shape, offset };
}

/** Reads manifest.json and checks that it agrees with itself. @throws FileFormatError that names the file */
export function parseManifest(text: string, file: string): Manifest {
  const { format, version, name, dtype, bytes, sha256: digest, cardSha256, tensors } = parseObject(text, file);
  if (format !== FORMAT) throw checkpointError(file, `the format "${FORMAT}"`, quote(format));
  if (version !== VERSION) {
    const remedy = "Update latent-sky, or take the checkpoint that belongs to this version.";
    throw checkpointError(file, `the format version ${VERSION}`, quote(version), { remedy });
  }
  if (typeof name !== "string") throw checkpointError(file, "a name", quote(name));
  if (dtype !== "float16" && dtype !== "float32") {
    throw checkpointError(file, 'the dtype "float16" or "float32"', quote(dtype));
  }
  if (!isDigest(digest)) throw checkpointError(file, "the sha256 of the weights", quote(digest));
  if (!isDigest(cardSha256)) throw checkpointError(file, "the sha256 of the card", quote(cardSha256));
  if (!Array.isArray(tensors)) throw checkpointError(file, "a list of tensors", quote(tensors));
  const names = new Set<string>();
  let offset = 0;
  const entries = tensors.map((value: unknown, index) => {
    const entry = checkTensor(value, index, offset, names, file);
    offset += sizeOf(entry.shape) * DTYPE_BYTES[dtype];
    return entry;
  });
  if (bytes !== offset) throw checkpointError(file, `${offset} bytes, as its tensors need`, quote(bytes));
  return { format, version, name, dtype, bytes: offset, sha256: digest, cardSha256, tensors: entries };
}
