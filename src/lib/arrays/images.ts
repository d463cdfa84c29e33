import { inspect, types } from "node:util";
import { ShapeError } from "../errors";
import { describeValue } from "./describe-value";

/** A stack of n images of h rows and w columns, row by row, first row first. */
export interface Images {
  readonly data: Float32Array;
  readonly shape: readonly [n: number, h: number, w: number];
  /** physical unit of the pixel values, e.g. "kG"; empty when dimensionless */
  readonly unit: string;
}

/** One image, `shape` [h, w]. */
export interface Image {
  readonly data: Float32Array;
  readonly shape: readonly [h: number, w: number];
  readonly unit: string;
}

const oneLine = (kind: string, shape: readonly number[], unit: string) =>
  `${kind} [${shape.join(" x ")}] float32${unit === "" ? "" : ` in ${unit}`}`;

function withInspect<T extends { shape: readonly number[]; unit: string }>(kind: string, value: T): T {
  Object.defineProperty(value, inspect.custom, { value: () => oneLine(kind, value.shape, value.unit) });
  return Object.freeze(value);
}

function checkData(kind: string, data: Float32Array, shape: readonly number[], axes: number): void {
  if (!types.isFloat32Array(data)) {
    throw new ShapeError({
      expected: `${kind} made of a Float32Array`,
      found: describeValue(data),
      remedy: "Pass Float32Array.from(values).",
    });
  }
  if (!Array.isArray(shape) || shape.length !== axes) {
    throw new ShapeError({
      expected: `${kind} with a shape of ${axes} sizes`,
      found: Array.isArray(shape) ? `[${shape.join(", ")}]` : describeValue(shape),
      remedy: `Pass [${axes === 2 ? "" : "n, "}rows, columns].`,
    });
  }
  const { length } = data;
  const whole = shape.every((size) => Number.isInteger(size) && size >= 0);
  const expected = shape.reduce((product, size) => product * size, 1);
  if (!whole || length !== expected) {
    throw new ShapeError({
      expected: `${kind} of shape [${shape.join(", ")}] to hold ${whole ? expected : "a whole number of"} values`,
      found: `${length} values`,
      remedy: "Pass the shape of the data, slowest axis first.",
    });
  }
}

/** Makes a stack of images. @throws ShapeError when `data` is no Float32Array of n x h x w values. */
export function images(data: Float32Array, shape: readonly [number, number, number], unit = ""): Images {
  checkData("images", data, shape, 3);
  return withInspect("Images", { data, shape, unit });
}

/** Makes one image. @throws ShapeError when `data` is no Float32Array of h x w values. */
export function image(data: Float32Array, shape: readonly [number, number], unit = ""): Image {
  checkData("an image", data, shape, 2);
  return withInspect("Image", { data, shape, unit });
}

/** Image number `index` of a stack: a view, no copy. */
export function imageAt(stack: Images, index: number): Image {
  const [n, h, w] = stack.shape;
  if (!Number.isInteger(index) || index < 0 || index >= n) {
    throw new ShapeError({ expected: `an index from 0 to ${n - 1}`, found: `${index}`, remedy: "Count images from 0." });
  }
  return image(stack.data.subarray(index * h * w, (index + 1) * h * w), [h, w], stack.unit);
}

/** Stacks images of one shape and unit. @throws ShapeError when they differ, or when there are none. */
export function stackImages(list: readonly Image[]): Images {
  const first = list[0];
  if (first === undefined) {
    throw new ShapeError({ expected: "at least one image", found: "none", remedy: "Pass a list with images in it." });
  }
  const [h, w] = first.shape;
  const data = new Float32Array(list.length * h * w);
  list.forEach((one, index) => {
    if (one.shape[0] !== h || one.shape[1] !== w || one.unit !== first.unit) {
      throw new ShapeError({
        expected: `every image to be ${oneLine("like the first,", first.shape, first.unit)}`,
        found: `${oneLine("image", one.shape, one.unit)} at index ${index}`,
        remedy: "Resize the images, or convert their units, before stacking them.",
      });
    }
    data.set(one.data, index * h * w);
  });
  return images(data, [list.length, h, w], first.unit);
}
