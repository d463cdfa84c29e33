import { expect } from "chai";
import { describeProgress, progressLine } from "../../../src/cli/train/progress-line";

const progress = {
  step: 1200,
  steps: 40_000,
  epoch: 4,
  losses: { generator: 1.0234 },
  stepsPerSecond: 5.6,
  remainingSeconds: 6929,
};

describe("progressLine", () => {
  it("says how far the training is", () => {
    expect(describeProgress("solar-gan", progress)).to.equal(
      "solar-gan: step 1,200 of 40,000 (3 %), epoch 4, generator 1.02, 5.60 steps/s, about 1 h 55 min left",
    );
    const start = { ...progress, step: 0, epoch: 0, losses: {}, stepsPerSecond: 0, remainingSeconds: Infinity };
    expect(describeProgress("x", start)).to.equal("x: step 0 of 40,000 (0 %), 0.00 steps/s");
  });

  it("prints at most one line in 10 s where there is no terminal", () => {
    const lines: string[] = [];
    let now = 0;
    const line = progressLine("x", { terminal: false, print: (text) => lines.push(text), now: () => now });
    for (now = 0; now <= 30_000; now += 50) line.show(progress);
    expect(lines).to.have.length(3);
  });

  it("replaces one line in a terminal, and clears it for lines that stay", () => {
    const shown: string[] = [];
    const status = { show: (text: string) => void shown.push(text), clear: () => void shown.push("") };
    let now = 0;
    const line = progressLine("x", {
      terminal: true,
      status,
      print: (text) => shown.push(`print ${text}`),
      now: () => now,
    });
    for (now = 0; now < 1000; now += 50) line.show(progress);
    line.say("saved");
    expect(shown).to.deep.equal([describeProgress("x", progress), describeProgress("x", progress), "", "print saved"]);
  });
});
