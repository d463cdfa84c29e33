import { OptionError } from "../../lib/errors";

/** Rates of the two Adam optimisers, and what D sees, from one epoch on. */
export interface RatePhase {
  /** first epoch, from 1 */
  readonly from: number;
  readonly generator: number;
  readonly discriminator: number;
  /** D sees all images shifted by up to so many pixels; default 0, as the paper */
  readonly shift?: number;
  /** real images as they might be in the other hemisphere and in the next cycle too; default false, as the paper */
  readonly symmetries?: boolean;
}

/** How the optimisers are set. */
export interface Recipe {
  readonly beta1: number;
  /** in the order of their epochs; the first begins with epoch 1 */
  readonly phases: readonly [RatePhase, ...RatePhase[]];
}

/**
 * Under the paper's rates both losses oscillate for many epochs; "steady" is the usual choice for convolutional GANs
 * since; "held-back" slows D, which tells by HMI's noise what G made, but then does not tell specks of the wrong sign.
 * "annealed" is how the shipped generator was trained: held back until it makes regions, then G as slow as D, then both
 * faster, since specks went only while D kept up with G. By epoch 15 D knew the training set by heart (it called 71 % of
 * it real, and 40 % of regions that it had not seen), and what it taught G was worth less; so from epoch 20 on it sees
 * them shifted, and in the symmetries that the population has. G swings at those rates, R most of all. Slower ones from
 * step 36,000 or 40,000 on, with D at a half of G's rate, at the same and at twice its rate, made R smaller than it should be.
 */
const RECIPES: Readonly<Record<string, Recipe>> = {
  paper: { beta1: 0.9, phases: [{ from: 1, generator: 5e-4, discriminator: 5e-4 }] },
  steady: { beta1: 0.5, phases: [{ from: 1, generator: 2e-4, discriminator: 2e-4 }] },
  "held-back": { beta1: 0.5, phases: [{ from: 1, generator: 4e-4, discriminator: 1e-4 }] },
  annealed: {
    beta1: 0.5,
    phases: [
      { from: 1, generator: 4e-4, discriminator: 1e-4 },
      { from: 7, generator: 1e-4, discriminator: 1e-4 },
      { from: 11, generator: 4e-4, discriminator: 2e-4 },
      { from: 15, generator: 2e-4, discriminator: 5e-5 },
      { from: 20, generator: 4e-4, discriminator: 2e-4, shift: 12, symmetries: true },
    ],
  },
};

/** @throws OptionError for a name that is none of the recipes */
export function chooseRecipe(name: string): Recipe {
  const recipe = Object.hasOwn(RECIPES, name) ? RECIPES[name] : undefined;
  if (recipe !== undefined) return recipe;
  const expected = `a recipe of solar-gan (${Object.keys(RECIPES).join(", ")})`;
  throw new OptionError({ expected, found: `"${name}"`, remedy: "Leave it out for the paper's." });
}

/** The rates of an epoch, from 1. */
export const ratesAt = ({ phases: [first, ...later] }: Recipe, epoch: number): RatePhase =>
  later.reduce((found, phase) => (phase.from <= epoch ? phase : found), first);

/** Whether D sees shifted images in any epoch. */
export const usesShifts = ({ phases }: Recipe): boolean => phases.some(({ shift = 0 }) => shift > 0);

function describePhase({ from, generator, discriminator, shift = 0, symmetries = false }: RatePhase): string {
  const seen = [
    ...(shift > 0 ? [`D sees all images shifted by up to ${shift} pixels`] : []),
    ...(symmetries ? ["real ones half mirrored north-south, half with the polarities exchanged"] : []),
  ];
  return `rates ${generator} for G and ${discriminator} for D from epoch ${from}${seen.length > 0 ? ` (${seen.join("; ")})` : ""}`;
}

/** One line for a model card. */
export const describeRecipe = (name: string, { beta1, phases }: Recipe, batch: number): string =>
  `Recipe "${name}": Adam, ${phases.map(describePhase).join(", ")}, beta1 ${beta1}, batch ${batch}.`;
