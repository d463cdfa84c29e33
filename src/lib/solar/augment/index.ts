export {
  applyAugmentations, augmentPatches, VOID_FILLINGS, type AugmentOptions, type VoidFilling,
} from "./augment-patches";
export {
  AUGMENTATION_KINDS, drawAugmentations, type Augmentation, type AugmentationKind, type DrawAugmentationsOptions,
} from "./draw-augmentations";
export { flipImage, rotateImage, shiftImage, type Beyond } from "./warp";
export { frameImage, zoomImage } from "./zoom";
