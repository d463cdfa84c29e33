import { image, type Image } from "../../../src/lib/arrays";

/** A square of one field strength, its first pixel at column x and row y. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly value: number;
}

/** A field in kG of squares on nothing. */
export function block([h, w]: readonly [number, number], blocks: readonly Block[]): Image {
  const data = new Float32Array(h * w);
  for (const { x, y, side, value } of blocks) {
    for (let row = y; row < y + side; row++) data.fill(value, row * w + x, row * w + x + side);
  }
  return image(data, [h, w], "kG");
}
