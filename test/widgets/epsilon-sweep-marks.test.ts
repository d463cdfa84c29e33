import { expect } from "chai";
import { sweepLanes, sweepPoints, sweepSeries } from "../../src/widgets/epsilon-sweep-curves";
import { endLabels, signChanges, signMarks, spreadHeights } from "../../src/widgets/epsilon-sweep-marks";

describe("spreadHeights", () => {
  it("leaves what is clear, and parts the rest about its middle", () => {
    expect(spreadHeights([50, 10], 12)).to.deep.equal([50, 10]);
    expect(spreadHeights([20, 20], 12)).to.deep.equal([14, 26]);
    // all four meet: (10 + 30 + 31 + 32) / 4 in the middle
    expect(spreadHeights([30, 10, 31, 32], 12)).to.deep.equal([19.75, 7.75, 31.75, 43.75]);
    expect(spreadHeights([], 12)).to.deep.equal([]);
  });

  it("keeps below the top", () => {
    expect(spreadHeights([1, 2, 60], 12, 4)).to.deep.equal([4, 16, 60]);
  });
});

describe("signChanges", () => {
  it("finds where a straight line between steps meets zero", () => {
    expect(signChanges([-3, 1, 2], [0, 1, 2])).to.deep.equal([0.75]);
    expect(signChanges([1, -1, 3], [0, 1, 2])).to.deep.equal([0.5, 1.25]);
  });

  it("passes through zero once, and does not count a touch, a gap or no change", () => {
    expect(signChanges([-1, 0, 1], [0, 1, 2])).to.deep.equal([1]);
    expect(signChanges([1, 0, 1], [0, 1, 2])).to.deep.equal([]);
    expect(signChanges([-1, NaN, 1], [0, 1, 2])).to.deep.equal([]);
    expect(signChanges([1, 2, 3], [0, 1, 2])).to.deep.equal([]);
    expect(signChanges([], [0, 1])).to.deep.equal([]);
  });
});

describe("endLabels and signMarks", () => {
  const steps = [-1, 0, 1];
  const series = [
    sweepSeries({ name: "TUF", centre: 0, spread: 1 }, [Float64Array.of(0, 1, 10)], true),
    sweepSeries({ name: "R", centre: 0, spread: 1 }, [Float64Array.of(0, 5, NaN)], true),
    sweepSeries({ name: "polarity", unit: "px", lane: true }, [Float64Array.of(-30, -10, 10)], true),
  ];
  const lanes = sweepLanes(series, true, 100, 80);
  const points = sweepPoints(series, lanes, steps, 0, 1000);

  it("names emphasised curves where they end", () => {
    const label = (i: number) => endLabels(points, series, lanes, new Set([i]), 1000);
    expect(label(1)).to.deep.equal([{ e: 0, i: 1, y: 1125 }]);
    // its end is the top of the band, where a name would lie over the strip
    expect(label(0)).to.deep.equal([{ e: 1, i: 0, y: 1104 }]);
    expect(endLabels(points, series, lanes, new Set([0, 1, 2]), 1000).map(({ i }) => i)).to.deep.equal([0, 1, 2]);
    expect(endLabels(points, series, lanes, new Set(), 1000)).to.deep.equal([]);
  });

  it("names none in a lane that is too full", () => {
    const low = sweepLanes(series, true, 100, 41);
    // a band of 11 pixels holds one name, not two
    expect(endLabels(points, series, low, new Set([0, 1, 2]), 1000).map(({ i }) => i)).to.deep.equal([2]);
    expect(endLabels(points, series, low, new Set([0, 2]), 1000).map(({ i }) => i)).to.deep.equal([0, 2]);
  });

  it("marks changes of sign on the zero line of a lane of its own alone", () => {
    // zero lies a quarter of the lane below its top: 158 + 22 / 4
    expect(signMarks(series, lanes, steps, 0, 1000)).to.deep.equal([{ e: 0.5, y: 1163.5, r: 0, i: 2 }]);
  });
});
