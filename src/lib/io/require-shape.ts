import { ShapeError } from "../errors";

/** Checks that `length` values fill `shape`. @throws ShapeError when they do not. */
export function requireShape(length: number, shape: readonly number[]): void {
  const count = shape.reduce((product, size) => product * size, 1);
  if (count === length && shape.every((size) => Number.isInteger(size) && size >= 0)) return;
  throw new ShapeError({
    expected: `an array of shape [${shape.join(", ")}] to hold ${count} values`,
    found: `${length} values`,
    remedy: "Pass the shape of the data, slowest axis first.",
  });
}
