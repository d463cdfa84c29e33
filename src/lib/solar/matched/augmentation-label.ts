import type { ModelCard } from "../../io";
import { AUGMENTATION_KINDS, type AugmentationKind } from "../augment";

const NAMES: Readonly<Record<AugmentationKind, string>> = {
  shift: "shifts", zoom: "zooms", rotation: "rotations", "vertical-flip": "the vertical flip",
  "horizontal-flip": "the horizontal flip",
};

/**
 * Which of the paper's five augmentations a network was trained without, e.g. "without the horizontal flip"; "all
 * augmentations", or "augmentations not recorded" for a card that does not say.
 */
export function augmentationLabel({ augmentation }: Pick<ModelCard, "augmentation">): string {
  if (augmentation === undefined) return "augmentations not recorded";
  const missing = AUGMENTATION_KINDS.filter((kind) => !augmentation.kinds.includes(kind));
  return missing.length === 0 ? "all augmentations" : `without ${missing.map((kind) => NAMES[kind]).join(", ")}`;
}
