import { expect } from "chai";
import { makePace } from "../../../src/cli/evaluate/pace";
import { measurePatches } from "../../../src/cli/evaluate/solar-retrieval-patches";
import { generateQueries, timedQueries, wholeQueries } from "../../../src/cli/evaluate/solar-retrieval-queries";
import { imagesOfSet, patchesOfSet } from "../../../src/cli/solar/generated-regions";
import { imageAt, images, matrix, stackImages, type Matrix } from "../../../src/lib/arrays";
import type { Stream } from "../../../src/lib/random";
import { patchesOfImages } from "../../../src/lib/solar";
import { smallSet } from "../solar/small-set";
import { blockEmbedder } from "./small-embedder";

const set = smallSet("database", Array(30).fill(2));
const gan = {
  drawLatents: (_: Stream, count: number): Matrix => matrix(Float32Array.from({ length: count }, (_one, i) => i), [count, 1]),
  generate: ({ data }: Matrix) => imagesOfSet(set, Int32Array.from(data)),
};
const pace = makePace({ signal: new AbortController().signal, say: () => undefined });

describe("generateQueries", () => {
  it("keeps the order of the latent vectors, whatever is generated at a time", async () => {
    const queries = await generateQueries(gan, 53, pace);
    expect(queries.shape).to.deep.equal([53, 128, 128]);
    for (const i of [0, 49, 50, 52]) expect(imageAt(queries, i).data).to.deep.equal(imageAt(imagesOfSet(set, [i]), 0).data);
  });
});

describe("wholeQueries", () => {
  it("leave out those without a polarity, and remember which they were", async () => {
    const [one, other] = [0, 1].map((i) => imageAt(imagesOfSet(set, [i]), 0));
    const positive = imageAt(images(one.data.map(Math.abs), [1, 128, 128], "kG"), 0);
    const networks = { simsiam: blockEmbedder(), random: blockEmbedder(64) };
    const all = await measurePatches(patchesOfImages(stackImages([one, positive, other])), networks, pace, "queries");
    const { latent, measured } = wholeQueries(all);
    expect(Array.from(latent)).to.deep.equal([0, 2]);
    expect(measured.parameters.length).to.equal(2);
    expect(measured.embeddings.random.shape).to.deep.equal([2, 4]);
  });
});

describe("timedQueries", () => {
  it("times one network, and embeds with both", async () => {
    const networks = { simsiam: blockEmbedder(), random: blockEmbedder(64) };
    const database = await measurePatches(patchesOfSet(set), networks, pace, "database");
    const { measured, seconds, recall } = await timedQueries(gan, networks, database, 12, pace);
    expect(measured.embeddings.random.shape).to.deep.equal([12, 4]);
    expect(seconds.total).to.be.at.least(seconds.generate);
    expect(recall?.value).to.be.at.least(0.99);
  });
});
