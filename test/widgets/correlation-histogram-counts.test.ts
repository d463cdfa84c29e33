import { expect } from "chai";
import { ShapeError } from "../../src/lib/errors";
import { correlationHistogram } from "../../src/widgets/correlation-histogram";
import { coefficientText, type CorrelationPanel } from "../../src/widgets/correlation-histogram-counts";
import { correlationCounts } from "./correlation-histogram-pairs";

const two: readonly CorrelationPanel[] = [
  { symbol: "TUF", unit: "kG", log: true, found: [correlationCounts({ low: 0.01, high: 1, log: true })] },
  { symbol: "PSEP", found: [correlationCounts({ low: 0, high: 0.6 })] },
];

describe("checkPanels", () => {
  it("says what does not fit its edges, naming the parameter", () => {
    const [first] = two;
    const found = first?.found[0];
    if (first === undefined || found === undefined) throw new Error("no panel");
    const of = (change: Partial<CorrelationPanel>) => () => correlationHistogram([{ ...first, ...change }]);
    const joint = (change: object) => of({ found: [{ ...found, joint: { ...found.joint, ...change } }] });
    expect(() => correlationHistogram([])).to.throw(ShapeError, "at least one panel");
    expect(of({ found: [] })).to.throw(ShapeError, "at least one joint histogram in each panel");
    expect(joint({ yEdges: [1, 2] })).to.throw(
      ShapeError,
      "the y edges of TUF to be those of the parameter's other axes",
    );
    expect(joint({ counts: [1] })).to.throw(ShapeError, "16 joint counts of TUF, but found 1");
    expect(joint({ xEdges: [0.01, 0.02, 0.5, 0.7, 1], yEdges: [0.01, 0.02, 0.5, 0.7, 1] })).to.throw(
      ShapeError,
      "bins of TUF equal in the logarithm",
    );
    expect(of({ log: true, found: [correlationCounts({ low: 0, high: 1 })] })).to.throw(
      ShapeError,
      "edges of TUF above zero",
    );
    expect(of({ found: [correlationCounts({ low: 0.01, high: 1, bins: 41, log: true })] })).to.throw(
      ShapeError,
      "1 to 40 bins of TUF, but found 41",
    );
    expect(of({ found: [{ ...found, all: { counts: [1], outside: 0 } }] })).to.throw(
      ShapeError,
      "4 counts of all images of TUF",
    );
    expect(() => correlationHistogram(two, { databases: ["a", "b"] })).to.throw(
      ShapeError,
      "2 joint histograms of TUF, one for each database, but found 1",
    );
  });
});

describe("coefficientText", () => {
  it("has two decimals and true minus signs", () => {
    expect(coefficientText({ value: -0.056, interval: [-0.124, 0.011] })).to.equal("−0.06 [−0.12, 0.01]");
    expect(coefficientText({ value: 0.5 })).to.equal("0.50");
  });
});
