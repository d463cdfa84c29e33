import { endianness } from "node:os";
import { Float16Array } from "@petamoriken/float16";
import { ShapeError } from "../../errors";
import { requireShape } from "../require-shape";

/** How numbers are stored: half precision in shipped checkpoints, single precision where training goes on. */
export type CheckpointDtype = "float16" | "float32";

/** A named array of a model: its values, slowest axis first. */
export interface CheckpointTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Where a tensor lies in the binary. */
export interface TensorEntry {
  readonly name: string;
  readonly shape: readonly number[];
  /** its first byte */
  readonly offset: number;
}

export const DTYPE_BYTES: Readonly<Record<CheckpointDtype, number>> = { float16: 2, float32: 4 };

/** Half way from the largest half-precision number, 65504, to the next power of two: from here on all is infinity. */
const FLOAT16_OVERFLOW = 65520;

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

/** The index of the first NaN or infinity, or -1. */
export function firstNonFinite(data: Float32Array): number {
  for (let index = 0; index < data.length; index++) if (!Number.isFinite(data[index])) return index;
  return -1;
}

function requireStorable(name: string, data: Float32Array, dtype: CheckpointDtype): void {
  const odd = firstNonFinite(data);
  if (odd >= 0) {
    throw new ShapeError({
      expected: `finite values in the tensor "${name}"`,
      found: `${data[odd]} at index ${odd}`,
      remedy: "Go back to the last good checkpoint and train with a smaller learning rate.",
    });
  }
  const large = dtype === "float16" ? data.findIndex((value) => Math.abs(value) >= FLOAT16_OVERFLOW) : -1;
  if (large >= 0) {
    throw new ShapeError({
      expected: `values in the tensor "${name}" that float16 can hold (at most 65504 in size)`,
      found: `${data[large]} at index ${large}`,
      remedy: "Store the checkpoint as float32, or rescale this tensor.",
    });
  }
}

const BIG_ENDIAN = endianness() === "BE";

/** Bytes in this machine's order to little-endian ones or back, in place. */
function littleEndian(bytes: Buffer, dtype: CheckpointDtype): Buffer {
  if (!BIG_ENDIAN) return bytes;
  return dtype === "float16" ? bytes.swap16() : bytes.swap32();
}

/** Rounds to nearest, ties to even. */
function toBytes(data: Float32Array, dtype: CheckpointDtype): Buffer {
  const { buffer, byteOffset, byteLength } = dtype === "float16" ? new Float16Array(data) : data.slice();
  return littleEndian(Buffer.from(buffer, byteOffset, byteLength), dtype);
}

let halfTable: Float32Array | undefined;

/** All 65,536 half-precision numbers by their bits: looking them up is much faster than converting. */
function halves(): Float32Array {
  halfTable ??= Float32Array.from(new Float16Array(Uint16Array.from({ length: 2 ** 16 }, (_, bits) => bits).buffer));
  return halfTable;
}

/**
 * All tensors as little-endian bytes, one after another; float16 rounds to nearest, ties to even.
 * @throws ShapeError that names the tensor when data and shape disagree, or a value is not finite or too large
 */
export function encodeTensors(
  tensors: Readonly<Record<string, CheckpointTensor>>,
  dtype: CheckpointDtype,
): { readonly bytes: Buffer; readonly entries: readonly TensorEntry[] } {
  const entries: TensorEntry[] = [];
  let length = 0;
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    requireShape(data.length, shape);
    requireStorable(name, data, dtype);
    entries.push({ name, shape: [...shape], offset: length });
    length += data.length * DTYPE_BYTES[dtype];
  }
  const bytes = Buffer.concat(
    Object.values(tensors).map(({ data }) => toBytes(data, dtype)),
    length,
  );
  return { bytes, entries };
}

/** The values of one tensor, copied out of the binary that {@link encodeTensors} made. */
export function decodeTensor(bytes: Uint8Array, { shape, offset }: TensorEntry, dtype: CheckpointDtype): Float32Array {
  const count = sizeOf(shape);
  const own = littleEndian(Buffer.from(bytes.slice(offset, offset + count * DTYPE_BYTES[dtype])), dtype);
  const aligned = own.buffer.slice(own.byteOffset, own.byteOffset + own.byteLength);
  if (dtype === "float32") return new Float32Array(aligned);
  const table = halves();
  const bits = new Uint16Array(aligned);
  const data = new Float32Array(count);
  for (let i = 0; i < count; i++) data[i] = table[bits[i] ?? 0] ?? NaN;
  return data;
}
