import { expect } from "chai";
import { chooseRecipe, describeRecipe, ratesAt, usesShifts } from "../../../src/cli/train/solar-gan-recipes";

describe("recipes of solar-gan", () => {
  it("keep their rates from the epoch of a phase until the next", () => {
    expect(ratesAt(chooseRecipe("paper"), 1)).to.include({ generator: 5e-4, discriminator: 5e-4 });
    expect(ratesAt(chooseRecipe("paper"), 200)).to.include({ generator: 5e-4, discriminator: 5e-4 });
    const recipe = { beta1: 0.5, phases: [{ from: 1, generator: 3, discriminator: 1 }, { from: 7, generator: 2, discriminator: 2 }] } as const;
    expect([1, 6, 7, 8].map((epoch) => ratesAt(recipe, epoch).generator)).to.deep.equal([3, 3, 2, 2]);
  });

  it("have phases in the order of their epochs, from the first on", () => {
    for (const name of ["paper", "steady", "held-back", "annealed"]) {
      const epochs = chooseRecipe(name).phases.map(({ from }) => from);
      expect(epochs[0], name).to.equal(1);
      expect(epochs, name).to.deep.equal([...new Set(epochs)].sort((a, b) => a - b));
    }
  });

  it("are written on the card", () => {
    const recipe = { beta1: 0.5, phases: [{ from: 1, generator: 4e-4, discriminator: 1e-4 }, { from: 7, generator: 1e-4, discriminator: 1e-4 }] } as const;
    expect(describeRecipe("annealed", recipe, 32)).to.equal(
      'Recipe "annealed": Adam, rates 0.0004 for G and 0.0001 for D from epoch 1, rates 0.0001 for G and 0.0001 for D from epoch 7, beta1 0.5, batch 32.',
    );
  });

  it("say on the card what D sees", () => {
    const phases = [{ from: 1, generator: 1, discriminator: 1 }, { from: 2, generator: 1, discriminator: 1, shift: 12, symmetries: true }] as const;
    expect(describeRecipe("x", { beta1: 0.5, phases }, 32)).to.include(
      "from epoch 1, rates 1 for G and 1 for D from epoch 2 (D sees all images shifted by up to 12 pixels; real ones half mirrored",
    );
    expect([usesShifts({ beta1: 0.5, phases }), usesShifts(chooseRecipe("paper"))]).to.deep.equal([true, false]);
  });

  it("refuses other names", () => {
    for (const name of ["fast", "toString"]) expect(() => chooseRecipe(name)).to.throw(`a recipe of solar-gan (paper, steady, held-back, annealed), but found "${name}"`);
  });
});
