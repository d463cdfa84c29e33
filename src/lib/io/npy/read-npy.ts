import { readFileSync } from "node:fs";
import { FileFormatError } from "../../errors";
import { NPY_MAGIC, NPY_TYPES, type NpyArray, type NpyType } from "./npy-types";

function formatError(where: string, expected: string, found: string, remedy: string, cause?: unknown): FileFormatError {
  return new FileFormatError({ expected: `${where} to have ${expected}`, found, remedy, cause });
}

const quote = (text: string) => JSON.stringify(text.replace(/[^\x20-\x7e]/g, "?").slice(0, 80));

interface NpyHeader {
  readonly type: NpyType;
  readonly fortran: boolean;
  readonly shape: readonly number[];
  readonly start: number;
}

/** The Python dictionary at the start: `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`. */
function readHeader(bytes: Buffer, where: string): NpyHeader {
  const version = bytes[6];
  if (bytes.length < 10 || bytes.toString("latin1", 0, 6) !== NPY_MAGIC || ![1, 2, 3].includes(version)) {
    const found = bytes.length === 0 ? "an empty file" : quote(bytes.toString("latin1", 0, 10));
    throw formatError(where, "the start of a .npy file of version 1 to 3", found, "Save it with numpy.save.");
  }
  const lengthBytes = version === 1 ? 2 : 4;
  const length = bytes.length < 12 ? 0 : version === 1 ? bytes.readUInt16LE(8) : bytes.readUInt32LE(8);
  const start = 8 + lengthBytes + length;
  const text = bytes.toString("latin1", 8 + lengthBytes, Math.min(start, bytes.length));
  const descr = /'descr'\s*:\s*'([^']*)'/.exec(text);
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text);
  const shape = /'shape'\s*:\s*\(([\d\s,L]*)\)/.exec(text);
  if (start > bytes.length || descr === null || order === null || shape === null) {
    const remedy = "Save it with numpy.save, without named fields.";
    throw formatError(where, "a header with descr, fortran_order and shape", quote(text), remedy);
  }
  const type = descr[1].replace(/^[<>=|]([ub]1)$/, "|$1");
  if (!Object.hasOwn(NPY_TYPES, type)) {
    const expected = `numbers of one of the types ${Object.keys(NPY_TYPES).join(", ")}`;
    throw formatError(where, expected, quote(descr[1]), "Convert it first: array.astype('<f4').");
  }
  const sizes = shape[1].split(",").map((size) => size.replace("L", "").trim()).filter((size) => size !== "");
  return { type: type as NpyType, fortran: order[1] === "True", shape: sizes.map(Number), start };
}

function decode(bytes: Uint8Array, type: NpyType, count: number, where: string): NpyArray["data"] {
  const aligned = Uint8Array.from(bytes.subarray(0, count * NPY_TYPES[type])).buffer;
  switch (type) {
    case "<f4": return new Float32Array(aligned);
    case "<f8": return new Float64Array(aligned);
    case "<i4": return new Int32Array(aligned);
    case "<i8": {
      const values = Float64Array.from(new BigInt64Array(aligned), Number);
      const lossy = values.find((value) => !Number.isSafeInteger(value));
      if (lossy === undefined) return values;
      throw formatError(where, "integers below 2^53", String(lossy), "Store them as '<f8'.");
    }
    default: return new Uint8Array(aligned);
  }
}

/** Turns Fortran order (first axis fastest) into C order. */
function toRowMajor<T extends NpyArray["data"]>(data: T, shape: readonly number[]): T {
  const out = data.slice() as T;
  const steps = shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1));
  const index = new Array<number>(shape.length).fill(0);
  for (let to = 0, from = 0; to < data.length; to++) {
    out[to] = data[from];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += steps[axis];
      if (++index[axis] < shape[axis]) break;
      from -= steps[axis] * shape[axis];
      index[axis] = 0;
    }
  }
  return out;
}

/**
 * Reads the bytes of a .npy file: <f4, <f8, <i4, <i8, |u1 and |b1, in C or Fortran order; 64-bit integers become
 * float64.
 * @throws FileFormatError for other types, files cut off, and integers that a double cannot hold
 */
export function parseNpy(bytes: Uint8Array, name?: string): NpyArray {
  const where = name === undefined ? "the file" : JSON.stringify(name);
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { type, fortran, shape, start } = readHeader(source, where);
  const count = shape.reduce((product, size) => product * size, 1);
  const needed = count * NPY_TYPES[type];
  if (!Number.isSafeInteger(needed) || shape.length > 32 || bytes.length - start < needed) {
    const expected = `${needed} bytes for shape (${shape.slice(0, 33).join(", ")})`;
    throw formatError(where, expected, `${bytes.length - start}`, "It is damaged or cut off: fetch it again.");
  }
  const data = decode(bytes.subarray(start), type, count, where);
  return { data: fortran && shape.length > 1 ? toRowMajor(data, shape) : data, shape, type };
}

/** Reads a .npy file, as {@link parseNpy}. @throws FileFormatError when it cannot be read. */
export function readNpy(path: string): NpyArray {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw formatError(JSON.stringify(path), "a readable file", found, "Check the path and its permissions.", cause);
  }
  return parseNpy(bytes, path);
}
