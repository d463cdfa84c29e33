import { expect } from "chai";
import { balancedAccuracy, chooseEpoch, leastAccurateEpoch } from "../../../src/cli/train/choose-epoch";

const epoch = (number: number, realAccuracy: number, fakeAccuracy: number) => ({
  epoch: number, step: 10 * number, losses: { realAccuracy, fakeAccuracy }, scores: {},
});

describe("chooseEpoch", () => {
  it("takes the epoch after the fifth whose balanced accuracy is nearest 0.5, the earliest of equals, unless D is dead", () => {
    const epochs = [epoch(1, 0.5, 0.5), epoch(5, 1, 0), epoch(6, 0.9, 0.9), epoch(7, 0.7, 0.5), epoch(8, 0.99, 0.01), epoch(9, 0.6, 0.6)];
    expect(balancedAccuracy(epochs[3]!)).to.be.closeTo(0.6, 1e-12);
    expect(chooseEpoch(epochs).epoch).to.equal(7);
    expect(chooseEpoch([...epochs, epoch(10, 0.3, 0.75)]).epoch).to.equal(10);
  });

  it("takes, of epochs within 0.05 of the nearest, the one whose mean validation distance is least", () => {
    const measured = (r: number, record: ReturnType<typeof epoch>) => ({ ...record, scores: { tuf: 0.05, r, psep: 0.08, tpf: 0.04, tnf: 0.04 } });
    const epochs = [measured(0.3, epoch(6, 0.6, 0.6)), measured(0.12, epoch(7, 0.64, 0.64)), measured(0.12, epoch(8, 0.62, 0.62)), measured(0.02, epoch(9, 0.66, 0.66))];
    expect(chooseEpoch(epochs).epoch).to.equal(7);
    expect(chooseEpoch(epochs.map((record) => ({ ...record, scores: { ...record.scores, r: Number.NaN } }))).epoch).to.equal(6);
  });

  it("leaves out the epochs in which the networks learned at other rates than in the last", () => {
    const at = (generatorRate: number, record: ReturnType<typeof epoch>) => ({ ...record, scores: { generatorRate, discriminatorRate: 1e-4 } });
    const epochs = [epoch(6, 0.5, 0.5), at(4e-4, epoch(7, 0.51, 0.51)), at(1e-4, epoch(8, 0.7, 0.7)), at(1e-4, epoch(9, 0.6, 0.6))];
    expect(chooseEpoch(epochs).epoch).to.equal(9);
    expect(leastAccurateEpoch(epochs).epoch).to.equal(6);
  });

  it("leaves out the epochs in which D saw the images otherwise than in the last", () => {
    const seen = (shift: number, record: ReturnType<typeof epoch>) => ({ ...record, scores: { shift } });
    const epochs = [epoch(6, 0.5, 0.5), seen(0, epoch(7, 0.51, 0.51)), seen(12, epoch(8, 0.7, 0.7)), seen(12, epoch(9, 0.6, 0.6))];
    expect(chooseEpoch(epochs).epoch).to.equal(9);
  });

  it("refuses a training that is too short", () => {
    expect(() => chooseEpoch([epoch(1, 0.5, 0.5), epoch(5, 0.5, 0.5)])).to.throw("an epoch after the first 5 in which D is alive, but found none among 2");
  });
});
