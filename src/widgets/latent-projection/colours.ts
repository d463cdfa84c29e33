import type { Rgb } from "../colour-maps";
import { CATEGORY_COLOURS } from "../theme";

const [BLUE, , GREEN, , ORANGE] = CATEGORY_COLOURS;

const colour = (hex: string) => ({
  hex,
  rgb: [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb,
});

/** The two sides of the decision line, as in the paper: green and blue. */
export const SIDE_COLOURS = { positive: colour(GREEN), negative: colour(BLUE) } as const;

export const LINE_COLOUR = "#d7191c";

/** Outline of the patch under the pointer. */
export const POINTED_COLOUR = ORANGE;
