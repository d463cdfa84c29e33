import { OptionError } from "../../errors";
import { writeFileAtomic } from "../../files";
import { requireShape } from "../require-shape";
import { NPY_MAGIC, NPY_TYPES, type NpyArray, type NpyType } from "./npy-types";

export interface WriteNpyOptions {
  /** default: the type of the data, float32 as <f4, float64 as <f8, int32 as <i4, bytes as |u1 */
  readonly type?: NpyType;
}

function typeOf(data: NpyArray["data"]): NpyType {
  if (data instanceof Float32Array) return "<f4";
  if (data instanceof Float64Array) return "<f8";
  return data instanceof Int32Array ? "<i4" : "|u1";
}

const ALLOWED: Readonly<Record<NpyType, (value: number) => boolean>> = {
  "<f4": () => true,
  "<f8": () => true,
  "<i4": (value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
  "<i8": Number.isSafeInteger,
  "|u1": (value) => Number.isInteger(value) && value >= 0 && value < 256,
  "|b1": (value) => value === 0 || value === 1,
};

function encode(data: NpyArray["data"], type: NpyType): Uint8Array {
  const bytes = new Uint8Array(data.length * NPY_TYPES[type]);
  const view = new DataView(bytes.buffer);
  const put: Record<NpyType, (at: number, value: number) => void> = {
    "<f4": (at, value) => view.setFloat32(4 * at, value, true),
    "<f8": (at, value) => view.setFloat64(8 * at, value, true),
    "<i4": (at, value) => view.setInt32(4 * at, value, true),
    "<i8": (at, value) => view.setBigInt64(8 * at, BigInt(value), true),
    "|u1": (at, value) => view.setUint8(at, value),
    "|b1": (at, value) => view.setUint8(at, value),
  };
  for (let i = 0; i < data.length; i++) put[type](i, data[i]);
  return bytes;
}

/**
 * The bytes of a .npy file, version 1, C order, data aligned to 64 bytes.
 * @throws ShapeError when data and shape disagree; OptionError when a value does not fit an integer type
 */
export function encodeNpy(
  { data, shape }: Pick<NpyArray, "data" | "shape">, { type = typeOf(data) }: WriteNpyOptions = {},
): Uint8Array {
  requireShape(data.length, shape);
  const wrong = (data as Float64Array).find((value) => !ALLOWED[type](value));
  if (wrong !== undefined) {
    throw new OptionError({
      expected: `values that fit the type ${type}`,
      found: String(wrong),
      remedy: "Write them as '<f8', or round them first.",
    });
  }
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const dictionary = `{'descr': '${type}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const padded = Math.ceil((10 + dictionary.length + 1) / 64) * 64 - 10;
  const head = Buffer.alloc(10);
  head.write(NPY_MAGIC, "latin1");
  head[6] = 1;
  head.writeUInt16LE(padded, 8);
  return Buffer.concat([head, Buffer.from(`${dictionary.padEnd(padded - 1)}\n`, "latin1"), encode(data, type)]);
}

/** Writes a .npy file, atomically. @throws as {@link encodeNpy} */
export function writeNpy(path: string, array: Pick<NpyArray, "data" | "shape">, options: WriteNpyOptions = {}): void {
  writeFileAtomic(path, encodeNpy(array, options));
}
