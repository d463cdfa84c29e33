import { inspect, types } from "node:util";
import { ShapeError } from "../errors";
import { describeValue } from "./describe-value";

/** Rows of numbers, row by row: latent vectors, scores, embeddings. */
export interface Matrix {
  readonly data: Float32Array;
  readonly shape: readonly [rows: number, columns: number];
}

/** Makes a matrix. @throws ShapeError when `data` is no Float32Array of rows x columns values */
export function matrix(data: Float32Array, shape: readonly [rows: number, columns: number]): Matrix {
  const remedy = "Pass Float32Array.from(values) and [rows, columns].";
  if (!types.isFloat32Array(data)) {
    throw new ShapeError({ expected: "a matrix made of a Float32Array", found: describeValue(data), remedy });
  }
  if (!Array.isArray(shape) || shape.length !== 2 || !shape.every((size) => Number.isInteger(size) && size >= 0)) {
    throw new ShapeError({ expected: "a shape of two whole numbers", found: describeValue(shape), remedy });
  }
  const [rows, columns] = shape;
  if (data.length !== rows * columns) {
    throw new ShapeError({ expected: `a matrix [${rows} x ${columns}] to hold ${rows * columns} values`, found: `${data.length}`, remedy });
  }
  const value = { data, shape: [rows, columns] as const };
  Object.defineProperty(value, inspect.custom, { value: () => `Matrix [${rows} x ${columns}] float32` });
  return Object.freeze(value);
}

/** Row number `index`: a view, no copy. @throws ShapeError for an index beyond the rows */
export function rowAt({ data, shape: [rows, columns] }: Matrix, index: number): Float32Array {
  if (!Number.isInteger(index) || index < 0 || index >= rows) {
    throw new ShapeError({ expected: `an index from 0 to ${rows - 1}`, found: `${index}`, remedy: "Count rows from 0." });
  }
  return data.subarray(index * columns, (index + 1) * columns);
}
