import { expect } from "chai";
import { describeSeparation } from "../../../src/cli/solar/separation";
import type { SeparationEvaluation } from "../../../src/lib/solar/separation";

describe("lines of the evaluation of separations", () => {
  it("give every score with its interval", () => {
    const rank = { value: 0.91234, interval: [0.9, 0.92], n: 9 } as const;
    const scores = { all: rank, bipoles: rank, complexes: rank, partial: rank };
    const both = { transport: scores, centroids: scores };
    const found: SeparationEvaluation = {
      name: "solar-separation", checkpoint: null, simulatorVersion: 3, seed: 23, n: 10, leftOut: 1, scores: { mm: both, pixels: both }, items: [],
    };
    const lines = describeSeparation(found);
    expect(lines).to.have.length(5);
    expect(lines[0]).to.contain("9 simulated regions");
    expect(lines[1]).to.match(/^transport, Mm: all 0\.912 \(0\.900 to 0\.920\), bipoles/);
  });
});
