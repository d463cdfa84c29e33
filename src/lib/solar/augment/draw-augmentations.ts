import { OptionError } from "../../errors";
import type { Stream } from "../../random";

/** One change of a patch that a network should not mind. */
export type Augmentation =
  | {
      readonly kind: "shift";
      /** pixels to the right */ readonly columns: number;
      /** pixels downwards */ readonly rows: number;
    }
  | { readonly kind: "zoom"; /** above 1 is larger */ readonly factor: number }
  | { readonly kind: "rotation"; /** counter-clockwise */ readonly degrees: number }
  | { readonly kind: "vertical-flip" }
  | { readonly kind: "horizontal-flip" };

export type AugmentationKind = Augmentation["kind"];

/** The five of the paper. */
export const AUGMENTATION_KINDS: readonly AugmentationKind[] = [
  "shift",
  "zoom",
  "rotation",
  "vertical-flip",
  "horizontal-flip",
];

/** Which augmentations are drawn, and how far they go; the defaults are the paper's. */
export interface DrawAugmentationsOptions {
  /** to draw from, default all five */
  readonly kinds?: readonly AugmentationKind[];
  /** largest shift along each axis in pixels, default 10 */
  readonly shift?: number;
  /** smallest and largest factor, default [0.8, 1.2] */
  readonly zoom?: readonly [smallest: number, largest: number];
  /** largest rotation either way in degrees, default 20 */
  readonly rotation?: number;
}

function refuse(expected: string, found: string): never {
  throw new OptionError({ expected, found, remedy: "Leave it out for the paper's." });
}

function checkOptions({ kinds, shift, zoom: [smallest, largest], rotation }: Required<DrawAugmentationsOptions>): void {
  const unknown = kinds.find((kind) => !AUGMENTATION_KINDS.includes(kind));
  if (unknown !== undefined) refuse(`kinds of augmentation out of ${AUGMENTATION_KINDS.join(", ")}`, `"${unknown}"`);
  if (kinds.length === 0) refuse("at least one kind of augmentation", "none");
  if (!(shift >= 0 && shift < Infinity)) refuse("a largest shift of at least 0 pixels", `${shift}`);
  if (!(smallest > 0 && largest >= smallest && largest < Infinity)) {
    refuse("zoom factors above 0, the smallest first", `[${smallest}, ${largest}]`);
  }
  if (!(rotation >= 0 && rotation <= 180)) refuse("a largest rotation of 0 to 180 degrees", `${rotation}`);
}

/**
 * Draws augmentations as the group's package does (FIGURES 1.7): how many, from one to all, then which, without
 * replacement and in random order; each amount uniform, shifts cut to whole pixels towards 0.
 * @throws OptionError for an unknown kind or a range that is none
 */
export function drawAugmentations(stream: Stream, options: DrawAugmentationsOptions = {}): readonly Augmentation[] {
  const { kinds = AUGMENTATION_KINDS, shift = 10, zoom = [0.8, 1.2], rotation = 20 } = options;
  checkOptions({ kinds, shift, zoom, rotation });
  const between = (low: number, high: number) => low + (high - low) * stream.uniform();
  const pixels = () => Math.trunc(between(-shift, shift));
  const draw = (kind: AugmentationKind): Augmentation => {
    switch (kind) {
      case "shift":
        return { kind, columns: pixels(), rows: pixels() };
      case "zoom":
        return { kind, factor: between(...zoom) };
      case "rotation":
        return { kind, degrees: between(-rotation, rotation) };
      case "vertical-flip":
      case "horizontal-flip":
        return { kind };
    }
  };
  const count = 1 + stream.integer(kinds.length);
  const order = stream.permutation(kinds.length).subarray(0, count);
  return Array.from(order, (i) => draw(kinds[i]));
}
