import { expect } from "chai";
import { OptionError } from "../../../src/lib/errors";
import { seed } from "../../../src/lib/random";
import { epochBatches, epochPermutation, latentBatch } from "../../../src/lib/training";

const stream = seed(23).stream("order");

describe("epochBatches", () => {
  it("shuffles anew in each epoch, shows no example twice in one, and drops what is left over", () => {
    const batches = epochBatches({ stream, count: 103, size: 10 });
    expect(batches.epochSteps).to.equal(10);
    const epochs = [0, 1].map((epoch) =>
      Array.from({ length: 10 }, (_, step) => batches.at(10 * epoch + step)).flatMap((batch) => {
        expect(batch.epoch).to.equal(epoch);
        return [...batch.indices];
      }),
    );
    for (const [epoch, shown] of epochs.entries()) {
      expect(new Set(shown).size).to.equal(100);
      expect(shown).to.deep.equal([...epochPermutation(stream, epoch, 103)].slice(0, 100));
    }
    expect(epochs[0]).not.to.deep.equal(epochs[1]);
  });

  it("is a function of the index alone", () => {
    const forwards = epochBatches({ stream, count: 50, size: 8 });
    const backwards = epochBatches({ stream, count: 50, size: 8 });
    const all = Array.from({ length: 20 }, (_, index) => forwards.at(index));
    for (let index = 19; index >= 0; index--) expect(backwards.at(index)).to.deep.equal(all[index]);
  });

  it("refuses batches larger than the data", () => {
    for (const size of [0, 51, 2.5])
      expect(() => epochBatches({ stream, count: 50, size })).to.throw(OptionError, `found ${size}`);
  });
});

describe("latentBatch", () => {
  it("draws standard normal numbers that depend on the index alone", () => {
    const values = latentBatch(stream, 7, 20_000);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    // four standard errors: 4 / sqrt(20000) and 4 sqrt(2 / 20000)
    expect(mean).to.be.closeTo(0, 0.0283);
    expect(variance).to.be.closeTo(1, 0.04);
    expect(latentBatch(stream, 7, 20_000)).to.deep.equal(values);
    expect(latentBatch(stream, 8, 20)).not.to.deep.equal(values.slice(0, 20));
  });
});
