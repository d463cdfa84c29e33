import { expect } from "chai";
import { makePace } from "../../../src/cli/evaluate/pace";
import { allImages, choosePatches, measurePatches } from "../../../src/cli/evaluate/solar-retrieval-patches";
import { imagesOfSet, patchesOfSet } from "../../../src/cli/solar/generated-regions";
import { rowAt } from "../../../src/lib/arrays";
import { physicalParameters } from "../../../src/lib/solar";
import { smallSet } from "../solar/small-set";
import { blockEmbedder } from "./small-embedder";

describe("measurePatches", () => {
  const set = smallSet("database", Array(20).fill(3));
  const pace = makePace({ signal: new AbortController().signal, say: () => undefined });

  it("gives every patch the parameters and embeddings that it has alone, however many at a time", async () => {
    const { parameters, embeddings, patches } = await measurePatches(patchesOfSet(set), { coarse: blockEmbedder() }, pace, "measured");
    expect(parameters.length).to.equal(60);
    expect(patches.regions[59]).to.equal(19);
    for (const row of [0, 49, 50, 59]) {
      const alone = imagesOfSet(set, [row]);
      expect(parameters.columns.inversionLineField[row]).to.equal(physicalParameters(alone).columns.inversionLineField[0]);
      expect(rowAt(embeddings.coarse, row)).to.deep.equal(rowAt(blockEmbedder().embed(alone), 0));
    }
  });

  it("are chosen with all that was measured", async () => {
    const all = await measurePatches(patchesOfSet(set), { coarse: blockEmbedder() }, pace, "measured");
    const { parameters, embeddings, patches } = choosePatches(all, [7, 58]);
    expect(Array.from(patches.regions)).to.deep.equal([2, 19]);
    expect(Array.from(parameters.columns.tilt)).to.deep.equal([all.parameters.columns.tilt[7], all.parameters.columns.tilt[58]]);
    expect(rowAt(embeddings.coarse, 1)).to.deep.equal(rowAt(all.embeddings.coarse, 58));
    expect(allImages(patches).data).to.deep.equal(imagesOfSet(set, [7, 58]).data);
  });
});
