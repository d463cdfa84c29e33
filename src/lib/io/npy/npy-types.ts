/** Number types of .npy files, in NumPy's spelling: little-endian floats and integers, bytes, booleans. */
export type NpyType = "<f4" | "<f8" | "<i4" | "<i8" | "|u1" | "|b1";

/** An array as a .npy file holds it, in C order: the last axis is the fastest. */
export interface NpyArray {
  /** float32 of <f4, int32 of <i4, bytes of |u1 and |b1 (0, 1), float64 of <f8 and <i8 */
  readonly data: Float32Array | Float64Array | Int32Array | Uint8Array;
  /** sizes, slowest axis first; empty for a single number */
  readonly shape: readonly number[];
  readonly type: NpyType;
}

/** Bytes per number. */
export const NPY_TYPES: Readonly<Record<NpyType, number>> = {
  "<f4": 4, "<f8": 8, "<i4": 4, "<i8": 8, "|u1": 1, "|b1": 1,
};

export const NPY_MAGIC = "\x93NUMPY";
