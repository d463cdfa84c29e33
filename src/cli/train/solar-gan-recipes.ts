import { OptionError } from "../../lib/errors";

/** Rates of the two Adam optimisers from one epoch on. */
export interface RatePhase {
  /** first epoch, from 1 */
  readonly from: number;
  readonly generator: number;
  readonly discriminator: number;
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
 * faster, since specks went only while D kept up with G.
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

/** One line for a model card. */
export const describeRecipe = (name: string, { beta1, phases }: Recipe, batch: number): string =>
  `Recipe "${name}": Adam, ${phases
    .map(({ from, generator, discriminator }) => `rates ${generator} for G and ${discriminator} for D from epoch ${from}`)
    .join(", ")}, beta1 ${beta1}, batch ${batch}.`;
