import { expect } from "chai";
import {
  imagesOfSet, parameterDistances, parametersOfSet, patchesOfSet, regionOfImage,
} from "../../../src/cli/solar/generated-regions";
import { SET_SIDE } from "../../../src/cli/solar/region-set-file";
import { images } from "../../../src/lib/arrays";
import { physicalParameters } from "../../../src/lib/solar";
import { smallSet } from "./small-set";

const PIXELS = SET_SIDE ** 2;

describe("images of a set", () => {
  const set = smallSet("set", [2, 3, 1]);

  it("are in kG, in the order asked for", () => {
    const some = imagesOfSet(set, [5, 0]);
    expect(some.shape).to.deep.equal([2, 128, 128]);
    expect(some.unit).to.equal("kG");
    for (const i of [0, 4321, PIXELS - 1]) {
      expect(some.data[i]).to.equal(Math.fround((set.images[5 * PIXELS + i] as number) / 10_000));
      expect(some.data[PIXELS + i]).to.equal(Math.fround((set.images[i] as number) / 10_000));
    }
  });

  it("know their region", () => {
    expect(Array.from(regionOfImage(set))).to.deep.equal([0, 0, 1, 1, 1, 2]);
    expect(Array.from(patchesOfSet(set).regions)).to.deep.equal([0, 0, 1, 1, 1, 2]);
    const chosen = patchesOfSet(set, [1, 4, 5]);
    expect(Array.from(chosen.regions)).to.deep.equal([0, 1, 2]);
    expect(chosen.at([2, 0])).to.deep.equal(imagesOfSet(set, [5, 1]));
    expect(patchesOfSet(set).at([3])).to.deep.equal(imagesOfSet(set, [3]));
  });
});

describe("parameterDistances", () => {
  const set = smallSet("measured", [3, 2]);
  const all = imagesOfSet(set, [0, 1, 2, 3, 4]);

  it("count images without a polarity, however they were measured", () => {
    const held = parametersOfSet(set);
    const empty = images(all.data.map((value, i) => (i < 2 * PIXELS ? 0 : value)), all.shape, "kG");
    for (const singlePolarity of ["nan", "zero"] as const) {
      const found = parameterDistances(physicalParameters(empty, { singlePolarity }), held);
      expect(found).to.have.all.keys("tuf", "r", "psep", "tpf", "tnf", "singlePolarity");
      expect(found["singlePolarity"]).to.equal(0.4);
      // two of five lie below all others
      expect(found["tuf"]).to.be.at.least(0.4);
      expect(found["psep"]).to.be.at.least(0.4);
    }
    expect(Object.values(parameterDistances(held, held))).to.deep.equal([0, 0, 0, 0, 0, 0]);
  });

  it("measure a set as its images", () => {
    expect(parametersOfSet(set)).to.deep.equal(physicalParameters(all, { singlePolarity: "zero" }));
  });
});
