import { expect } from "chai";
import { UserError } from "../../../src/lib/errors";
import { recordHistory, type HistoryState } from "../../../src/lib/training/history";

describe("recordHistory", () => {
  it("keeps means of runs of steps; a run that is not complete comes last", () => {
    const recorder = recordHistory(2);
    const points = [1, 3, 5, 9, 7].map((loss, index) => recorder.add(index + 1, 1, { loss }));
    expect(points.map((point) => point?.losses.loss)).to.deep.equal([undefined, 2, undefined, 7, undefined]);
    expect(recorder.history(5)).to.deep.equal({ steps: [2, 4, 5], losses: { loss: [2, 7, 7] }, epochs: [] });
    expect(recorder.epochMeans()).to.deep.equal({ loss: 5 });
  });

  it("stays below 2,000 points: each is the mean of its 32 steps after 40,000", () => {
    const recorder = recordHistory(1);
    for (let step = 1; step <= 40_000; step++) recorder.add(step, 0, { loss: step });
    const { steps, losses } = recorder.history(40_000);
    expect(steps).to.have.length(1250);
    expect(steps.slice(0, 2)).to.deep.equal([32, 64]);
    expect(losses.loss?.slice(0, 2)).to.deep.equal([16.5, 48.5]);
    expect(steps.at(-1)).to.equal(40_000);
  });

  it("goes on from a stored state as if it had not stopped, in the middle of a run and of an epoch", () => {
    const whole = recordHistory(3);
    let parts = recordHistory(3);
    for (let step = 1; step <= 500; step++) {
      const losses = { a: Math.sin(step), b: 1 / step };
      whole.add(step, 1, losses);
      parts.add(step, 1, losses);
      if (step % 97 === 0) {
        for (const recorder of [whole, parts]) {
          recorder.closeEpoch({ epoch: step / 97, step, losses: recorder.epochMeans(), scores: {} });
        }
      }
      parts = recordHistory(3, JSON.parse(JSON.stringify(parts.state())) as HistoryState);
    }
    expect(parts.state()).to.deep.equal(whole.state());
  });

  it("refuses losses that come and go", () => {
    const recorder = recordHistory(1);
    recorder.add(1, 0, { loss: 1 });
    expect(() => recorder.add(2, 0, { other: 1 })).to.throw(
      UserError,
      /the losses loss at every step, but found other at step 2/,
    );
  });
});
