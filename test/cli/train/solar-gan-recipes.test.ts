import { expect } from "chai";
import { chooseRecipe, describeRecipe, ratesAt } from "../../../src/cli/train/solar-gan-recipes";

describe("recipes of solar-gan", () => {
  it("begin with the paper's rates, and anneal from the epoch that they name", () => {
    expect(ratesAt(chooseRecipe("paper"), 1)).to.include({ generator: 5e-4, discriminator: 5e-4 });
    expect(ratesAt(chooseRecipe("paper"), 200)).to.include({ generator: 5e-4, discriminator: 5e-4 });
    const annealed = chooseRecipe("annealed");
    expect([1, 6, 7, 10, 11, 100].map((epoch) => ratesAt(annealed, epoch).generator)).to.deep.equal([4e-4, 4e-4, 1e-4, 1e-4, 4e-4, 4e-4]);
  });

  it("are written on the card", () => {
    const recipe = { beta1: 0.5, phases: [{ from: 1, generator: 4e-4, discriminator: 1e-4 }, { from: 7, generator: 1e-4, discriminator: 1e-4 }] } as const;
    expect(describeRecipe("annealed", recipe, 32)).to.equal(
      'Recipe "annealed": Adam, rates 0.0004 for G and 0.0001 for D from epoch 1, rates 0.0001 for G and 0.0001 for D from epoch 7, beta1 0.5, batch 32.',
    );
  });

  it("refuses other names", () => {
    for (const name of ["fast", "toString"]) expect(() => chooseRecipe(name)).to.throw(`a recipe of solar-gan (paper, steady, held-back, annealed), but found "${name}"`);
  });
});
