import { expect } from "chai";
import type { SweepLane } from "../../src/widgets/epsilon-sweep-curves";
import { laneTicks, roundTicks } from "../../src/widgets/epsilon-sweep-ticks";

describe("roundTicks", () => {
  it("takes round values inside the range", () => {
    expect(roundTicks(-1.3, 3.4)).to.deep.equal([0, 2]);
    expect(roundTicks(0, 1)).to.deep.equal([0, 0.5, 1]);
    expect(roundTicks(-0.011, 0.031)).to.deep.equal([0, 0.02]);
    expect(roundTicks(95, 310)).to.deep.equal([100, 200, 300]);
  });
});

const lane = (change: Partial<SweepLane>, apart = false): SweepLane => ({
  top: 0,
  height: 50,
  range: [-2, 12],
  scale: "linear",
  series: [{ name: "POLARITY", unit: "px", measured: [], drawn: [], range: [0, 1], apart }],
  ...change,
});
const labels = (...lanes: readonly SweepLane[]) => laneTicks(lanes, [0], 500, true).map(({ label }) => label);

describe("laneTicks", () => {
  it("steps evenly through a band, and gives a raw lane its ends", () => {
    expect(labels(lane({}))).to.deep.equal(["0", "5", "10"]);
    expect(laneTicks([lane({ range: [0.1, 0.15] })], [0], 500, false).map(({ label }) => label)).to.deep.equal([
      "0.1",
      "0.15",
    ]);
  });

  it("takes the ticks of an uneven band that are clear of each other", () => {
    expect(labels(lane({ scale: "asinh", height: 40 }))).to.deep.equal(["0", "3", "10"]);
    expect(labels(lane({ scale: "asinh", height: 200 }))).to.deep.equal(["−1", "0", "1", "3", "10"]);
  });

  it("marks zero and the ends of a lane of one parameter, the last with its unit", () => {
    expect(labels(lane({ range: [-52, 41], height: 22 }, true))).to.deep.equal(["−50", "0", "40 px"]);
    expect(labels(lane({ range: [0, 41], height: 22 }, true))).to.deep.equal(["0", "40 px"]);
    expect(labels(lane({ range: [-3, 41], height: 22 }, true))).to.deep.equal(["0", "40 px"]);
    expect(labels(lane({ range: [0, 0.3], height: 22 }, true))).to.deep.equal(["0", "0.3 px"]);
    expect(labels(lane({ range: [-41, 0], height: 22 }, true))).to.deep.equal(["−40", "0 px"]);
  });

  it("repeats the ticks for every row, and tells zero", () => {
    const ticks = laneTicks([lane({ range: [0, 40], height: 20 }, true)], [0, 100], 500, true);
    expect(ticks.map(({ y, zero }) => [y, zero])).to.deep.equal([
      [20, true],
      [0, false],
      [120, true],
      [100, false],
    ]);
    expect(ticks[0]).to.include({ x: 0, x2: 500 });
  });
});
