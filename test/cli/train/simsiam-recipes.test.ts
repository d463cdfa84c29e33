import { expect } from "chai";
import { chooseSimSiamRecipe } from "../../../src/cli/train/simsiam-recipes";
import { OptionError } from "../../../src/lib/errors";
import { AUGMENTATION_KINDS, drawAugmentations } from "../../../src/lib/solar/augment";
import { seed } from "../../../src/lib/random";

describe("chooseSimSiamRecipe", () => {
  it("has the paper's rates and five augmentations, which are what is drawn by default", () => {
    const { rates, augmentation } = chooseSimSiamRecipe("paper");
    expect(rates).to.deep.equal({ learningRate: 0.0125, momentum: 0, weightDecay: 0 });
    expect(augmentation).to.deep.equal({ kinds: AUGMENTATION_KINDS, filling: "zero" });
    const draw = (options = {}) => drawAugmentations(seed(3).stream("views"), options);
    expect(draw({ kinds: augmentation.kinds })).to.deep.equal(draw());
  });

  it("has them without the horizontal flip, at the paper's rates", () => {
    const { rates, augmentation } = chooseSimSiamRecipe("no-horizontal-flip");
    expect(rates).to.equal(chooseSimSiamRecipe("paper").rates);
    expect(augmentation.kinds).to.have.members(["shift", "zoom", "rotation", "vertical-flip"]);
    const stream = seed(3).stream("views");
    const drawn = Array.from({ length: 200 }, () => drawAugmentations(stream, augmentation)).flat();
    expect(new Set(drawn.map(({ kind }) => kind))).to.deep.equal(new Set(augmentation.kinds));
  });

  it("knows momentum too, and names what it has when it does not know one", () => {
    expect(chooseSimSiamRecipe("momentum").rates.momentum).to.equal(0.9);
    expect(() => chooseSimSiamRecipe("toString")).to.throw(OptionError, 'simsiam (paper, momentum, no-horizontal-flip), but found "toString"');
  });
});
