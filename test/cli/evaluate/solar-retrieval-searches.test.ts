import { expect } from "chai";
import { makePace } from "../../../src/cli/evaluate/pace";
import { allImages, measurePatches } from "../../../src/cli/evaluate/solar-retrieval-patches";
import { nearestByEmbedding, searchAll } from "../../../src/cli/evaluate/solar-retrieval-searches";
import { patchesOfSet } from "../../../src/cli/solar/generated-regions";
import { matrix } from "../../../src/lib/arrays";
import { nearestDistances } from "../../../src/lib/statistics";
import { smallSet } from "../solar/small-set";
import { blockEmbedder } from "./small-embedder";

describe("nearestByEmbedding", () => {
  it("is the smallest angle", () => {
    const { index, similarity } = nearestByEmbedding(matrix(Float32Array.of(2, 2), [1, 2]), matrix(Float32Array.of(1, 0, 0.5, 0.6, -1, -1), [3, 2]));
    expect(Array.from(index)).to.deep.equal([1]);
    expect(similarity[0]).to.be.closeTo(1.1 / Math.sqrt(2 * 0.61), 1e-6);
  });
});

describe("searchAll", () => {
  it("compares all pixels, though it reads the database in parts", async () => {
    const pace = makePace({ signal: new AbortController().signal, say: () => undefined });
    const networks = { simsiam: blockEmbedder(), random: blockEmbedder(64) };
    const queries = await measurePatches(patchesOfSet(smallSet("queries", [2, 2])), networks, pace, "queries");
    const set = smallSet("database", Array(14).fill(3));
    const database = await measurePatches(patchesOfSet(set), networks, pace, "database");
    const { pixel, euclidean } = await searchAll(queries, database, pace, 15);
    const direct = nearestDistances(allImages(queries.patches), allImages(database.patches));
    expect(Array.from(pixel.index)).to.deep.equal(Array.from(direct.index));
    expect(Array.from(pixel.similarity)).to.deep.equal(Array.from(direct.distance, (distance) => -distance));
    expect(euclidean.similarity.every((value) => value <= 0)).to.equal(true);
  }).timeout(60_000);
});
