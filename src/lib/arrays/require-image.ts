import { types } from "node:util";
import { ShapeError } from "../errors";
import { describeValue } from "./describe-value";
import type { Image, Images } from "./images";

function isStack(value: unknown, axes: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { data, shape, unit } = value as Readonly<Record<string, unknown>>;
  if (!types.isFloat32Array(data) || !Array.isArray(shape) || shape.length !== axes) return false;
  const whole = shape.every((size) => Number.isInteger(size) && size >= 0);
  return whole && typeof unit === "string" && data.length === shape.reduce((product, size) => product * size, 1);
}

export const isImage = (value: unknown): value is Image => isStack(value, 2);

export const isImages = (value: unknown): value is Images => isStack(value, 3);

/** Checks that a value is one image; `what` names it, e.g. "the field". @throws ShapeError for anything else */
export function requireImage(value: unknown, what: string): asserts value is Image {
  if (isImage(value)) return;
  throw new ShapeError({
    expected: `${what} to be one image`,
    found: describeValue(value),
    remedy: isImages(value)
      ? "Take one out of the stack with imageAt(stack, index)."
      : "Make one with image(data, [rows, columns], unit).",
  });
}

/** Checks that a value is a stack of images; `what` names it. @throws ShapeError for anything else */
export function requireImages(value: unknown, what: string): asserts value is Images {
  if (isImages(value)) return;
  throw new ShapeError({
    expected: `${what} to be a stack of images`,
    found: describeValue(value),
    remedy:
      isImage(value) || Array.isArray(value)
        ? "Stack single images with stackImages([first, second])."
        : "Make one with images(data, [n, rows, columns], unit).",
  });
}
