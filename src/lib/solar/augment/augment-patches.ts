import { imageAt, images, requireImages, type Image, type Images } from "../../arrays";
import { OptionError } from "../../errors";
import type { Stream } from "../../random";
import { drawAugmentations, type Augmentation, type DrawAugmentationsOptions } from "./draw-augmentations";
import { flipImage, rotateImage, shiftImage, type Beyond } from "./warp";
import { frameImage, zoomImage } from "./zoom";

/**
 * What fills the places that an augmentation leaves empty (the paper does not say): no field, the default; the field of
 * the nearest pixel of the frame; or the median of the patch.
 */
export type VoidFilling = "zero" | "nearest" | "median";

export const VOID_FILLINGS: readonly VoidFilling[] = ["zero", "nearest", "median"];

export interface AugmentOptions extends DrawAugmentationsOptions {
  /** default "zero" */
  readonly filling?: VoidFilling;
}

function checkFilling(filling: VoidFilling): void {
  if (VOID_FILLINGS.includes(filling)) return;
  const remedy = "Leave it out for no field.";
  throw new OptionError({
    expected: `a void filling out of ${VOID_FILLINGS.join(", ")}`,
    found: `"${String(filling)}"`,
    remedy,
  });
}

function median(data: Float32Array): number {
  const sorted = data.slice().sort();
  const at = (index: number) => sorted[Math.floor(index)];
  return (at((sorted.length - 1) / 2) + at(sorted.length / 2)) / 2;
}

function beyondOf(patch: Image, filling: VoidFilling): Beyond {
  switch (filling) {
    case "zero":
      return 0;
    case "nearest":
      return "nearest";
    case "median":
      return median(patch.data);
  }
}

function applyOne(patch: Image, augmentation: Augmentation, beyond: Beyond): Image {
  switch (augmentation.kind) {
    case "shift":
      return shiftImage(patch, augmentation.columns, augmentation.rows, beyond);
    case "zoom":
      return zoomImage(patch, augmentation.factor, beyond);
    case "rotation":
      return rotateImage(patch, augmentation.degrees, beyond);
    case "vertical-flip":
      return flipImage(patch, "vertical");
    case "horizontal-flip":
      return flipImage(patch, "horizontal");
  }
}

/**
 * Applies augmentations one after another, each on the frame that the one before left, and cuts the centre of the
 * patch's own size: bilinear rotation, shift by whole pixels, zoom by area interpolation (FIGURES 1.7).
 * @returns an image of the same size
 * @throws OptionError for an unknown filling
 */
export function applyAugmentations(
  patch: Image,
  augmentations: readonly Augmentation[],
  filling: VoidFilling = "zero",
): Image {
  checkFilling(filling);
  const beyond = beyondOf(patch, filling);
  const changed = augmentations.reduce((now, augmentation) => applyOne(now, augmentation, beyond), patch);
  const same = changed.shape.every((side, axis) => side === patch.shape[axis]);
  return same ? changed : frameImage(changed, patch.shape, beyond);
}

/**
 * One view of each patch, changed by augmentations drawn for it; the stream moves on, so that a second call gives the
 * second view.
 * @returns as many images of the same size and unit
 * @throws OptionError as {@link drawAugmentations}, or for an unknown filling
 */
export function augmentPatches(patches: Images, stream: Stream, options: AugmentOptions = {}): Images {
  requireImages(patches, "the patches");
  const { filling = "zero", ...ranges } = options;
  const [n, h, w] = patches.shape;
  const data = new Float32Array(patches.data.length);
  for (let i = 0; i < n; i++) {
    const view = applyAugmentations(imageAt(patches, i), drawAugmentations(stream, ranges), filling);
    data.set(view.data, i * h * w);
  }
  return images(data, [n, h, w], patches.unit);
}
