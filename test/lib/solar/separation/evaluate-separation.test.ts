import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { evaluateSeparation, measureSeparations, summarizeSeparations, type SeparationItem } from "../../../../src/lib/solar/separation";

describe("evaluation of separations", () => {
  const draws = seed(3).stream("items");
  const items = Array.from({ length: 60 }, (_, region): SeparationItem => {
    const [size, truth, centroids] = [draws.uniform(), draws.uniform(), draws.uniform()];
    const measures = { truth, transport: truth ** 3, centroids, unsignedField: size, area: size ** 2 + 0.1 * draws.uniform() };
    return { region, bipoles: 1 + (region % 2), mm: measures, pixels: { ...measures, transport: -truth } };
  });

  it("measures a simulated region with its true footpoints", () => {
    const population = seed(4).stream("separation");
    const item = measureSeparations(population, 3);
    expect(item?.bipoles).to.equal(1);
    if (item === undefined) return;
    const { mm, pixels } = item;
    expect(mm.transport / mm.truth).to.be.within(0.8, 1.25);
    expect(mm.centroids / mm.truth).to.be.within(0.8, 1.25);
    expect(pixels.transport / pixels.truth).to.be.within(0.8, 1.25);
    expect(mm.area / pixels.area).to.be.closeTo(mm.unsignedField / pixels.unsignedField, 1e-4);
  });

  it("ranks measures by the truth, plain and at fixed size", () => {
    const { n, leftOut, scores, simulatorVersion } = summarizeSeparations(items, 62, 3);
    expect([n, leftOut, simulatorVersion]).to.deep.equal([62, 2, 3]);
    const { all, bipoles, complexes, partial } = scores.mm.transport;
    for (const { value } of [all, bipoles, complexes, partial]) expect(value).to.be.closeTo(1, 1e-12);
    expect([all.n, bipoles.n, complexes.n]).to.deep.equal([60, 30, 30]);
    expect(scores.pixels.transport.all.value).to.be.closeTo(-1, 1e-12);
    expect(Math.abs(scores.mm.centroids.bipoles.value)).to.be.below(0.5);
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const run = evaluateSeparation({ regions: 6, seed: 4, signal: stop.signal, onProgress: () => stop.abort(new Error("enough")) });
    const error = await run.then(() => undefined, (reason: Error) => reason);
    expect(error?.message).to.equal("enough");
  });
});
