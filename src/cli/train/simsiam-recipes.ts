import { OptionError } from "../../lib/errors";
import { AUGMENTATION_KINDS, type AugmentationKind, type VoidFilling } from "../../lib/solar/augment";

/** Settings of the gradient descent. */
export interface DescentRates {
  readonly learningRate: number;
  readonly momentum: number;
  readonly weightDecay: number;
}

/** How views of a patch are made. */
export interface ViewSetting {
  readonly kinds: readonly AugmentationKind[];
  readonly filling: VoidFilling;
}

export interface SimSiamRecipe {
  readonly rates: DescentRates;
  readonly augmentation: ViewSetting;
}

/** The paper's code has neither momentum nor weight decay. */
const PAPER: SimSiamRecipe = {
  rates: { learningRate: 0.0125, momentum: 0, weightDecay: 0 },
  augmentation: { kinds: AUGMENTATION_KINDS, filling: "zero" },
};

/**
 * "momentum" is Chen & He's (2021) own setting; "no-horizontal-flip" the paper's without the flip from east to west, by
 * which + and - change sides: what is trained with it is taught not to mind the order of the polarities.
 */
const RECIPES: Readonly<Record<string, SimSiamRecipe>> = {
  paper: PAPER,
  momentum: { ...PAPER, rates: { learningRate: 0.0125, momentum: 0.9, weightDecay: 1e-4 } },
  "no-horizontal-flip": {
    ...PAPER, augmentation: { kinds: AUGMENTATION_KINDS.filter((kind) => kind !== "horizontal-flip"), filling: "zero" },
  },
};

/** @throws OptionError for a name that is none of the recipes */
export function chooseSimSiamRecipe(name: string): SimSiamRecipe {
  const recipe = Object.hasOwn(RECIPES, name) ? RECIPES[name] : undefined;
  if (recipe !== undefined) return recipe;
  const expected = `a recipe of simsiam (${Object.keys(RECIPES).join(", ")})`;
  throw new OptionError({ expected, found: `"${name}"`, remedy: "Leave it out for the paper's." });
}
