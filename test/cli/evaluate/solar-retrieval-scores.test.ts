import { expect } from "chai";
import { makePace } from "../../../src/cli/evaluate/pace";
import { measurePatches } from "../../../src/cli/evaluate/solar-retrieval-patches";
import { scoreMatches } from "../../../src/cli/evaluate/solar-retrieval-scores";
import { patchesOfSet } from "../../../src/cli/solar/generated-regions";
import { imageAt } from "../../../src/lib/arrays";
import { seed } from "../../../src/lib/random";
import { transportSeparation } from "../../../src/lib/solar";
import { pearson } from "../../../src/lib/statistics";
import { smallSet } from "../solar/small-set";

describe("scoreMatches", () => {
  it("compares each query with the row that was found for it", async () => {
    const pace = makePace({ signal: new AbortController().signal, say: () => undefined });
    const queries = await measurePatches(patchesOfSet(smallSet("queries", Array(8).fill(1))), {}, pace, "queries");
    const database = await measurePatches(patchesOfSet(smallSet("database", Array(8).fill(2))), {}, pace, "database");
    const index = Int32Array.of(3, 1, 15, 8, 8, 0, 11, 6);
    const found = scoreMatches(queries, database, { index, similarity: new Float64Array(8) }, seed(23).stream("test"), 20);
    const column = (name: "unsignedField" | "polarity") => Array.from(index, (row) => database.parameters.columns[name][row]);
    expect(found.pearson.tuf.value).to.be.closeTo(pearson(queries.parameters.columns.unsignedField, column("unsignedField")).value, 1e-12);
    expect(found.pearson.tuf.groups).to.equal(new Set(Array.from(index, (row) => row >> 1)).size);
    const separations = Array.from(index, (row) => transportSeparation(imageAt(database.patches.at([row]), 0)));
    const asked = Array.from({ length: 8 }, (_, i) => transportSeparation(imageAt(queries.patches.at([i]), 0)));
    expect(found.separation.value).to.be.closeTo(pearson(asked, separations).value, 1e-12);
    const agrees = column("polarity").filter((value, i) => value > 0 === queries.parameters.columns.polarity[i] > 0).length;
    expect(found.polarity.value).to.equal(agrees / 8);
  });
});
