import { type Images } from "../arrays";
import { ShapeError } from "../errors";

/** @throws ShapeError for a stack without images or pixels, or with a pixel that is not finite; `what` names it */
export function requireFinitePixels(stack: Images, what: string): void {
  const remedy = "Pass preprocessed images, which are finite.";
  if (stack.data.length === 0) {
    throw new ShapeError({ expected: `${what} to have pixels`, found: stack.shape.join(" x "), remedy });
  }
  const bad = stack.data.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new ShapeError({ expected: `${what} to be finite`, found: `${stack.data[bad]} at index ${bad}`, remedy });
  }
}

/** @throws ShapeError when two stacks differ in the size of their images */
export function requireSameSize(a: Images, b: Images): void {
  if (a.shape[1] === b.shape[1] && a.shape[2] === b.shape[2]) return;
  throw new ShapeError({
    expected: `images of one size, ${a.shape[1]} x ${a.shape[2]}`,
    found: `${b.shape[1]} x ${b.shape[2]}`,
    remedy: "Resize one of the stacks.",
  });
}

/** `sum((a_i - b_j)^2)` over the pixels of image i of `a` and image j of `b`; a part above `limit` when it passes that. */
export function squaredDistance(a: Images, i: number, b: Images, j: number, limit = Infinity): number {
  const width = a.shape[2];
  const pixels = a.shape[1] * width;
  let [at, bt, sum] = [i * pixels, j * pixels, 0];
  for (const end = at + pixels; at < end && sum <= limit; ) {
    for (const rowEnd = at + width; at < rowEnd; at++, bt++) sum += (a.data[at] - b.data[bt]) ** 2;
  }
  return sum;
}
