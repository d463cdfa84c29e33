import { expect } from "chai";
import { laneHeight, roundTicks, sweepLanes, sweepPoints, sweepSeries } from "../../src/widgets/epsilon-sweep-curves";

const tuf = { name: "TUF", unit: "kG" };
const measured = [Float64Array.of(1, 2, 3), Float64Array.of(2, NaN, 4)];

describe("sweepSeries", () => {
  it("standardises by the population, or by the figure's own values", () => {
    const given = sweepSeries({ ...tuf, centre: 2, spread: 0.5 }, measured, true);
    expect(Array.from(given.drawn[0] ?? [])).to.deep.equal([-2, 0, 2]);
    expect(given.range).to.deep.equal([-2, 4]);
    const own = sweepSeries(tuf, measured, true);
    // 1, 2, 3, 2, 4: mean 2.4, variance 5.2 / 4
    expect(own.drawn[0]?.[0]).to.be.closeTo(-1.4 / Math.sqrt(1.3), 1e-12);
  });

  it("leaves raw values as they are, and a constant in the middle", () => {
    expect(sweepSeries(tuf, measured, false).drawn).to.equal(measured);
    expect(sweepSeries(tuf, [Float64Array.of(7, 7)], true).range).to.deep.equal([-0.5, 0.5]);
    expect(sweepSeries(tuf, [Float64Array.of(NaN)], false).range).to.deep.equal([0, 1]);
  });
});

describe("roundTicks", () => {
  it("takes round values inside the range", () => {
    expect(roundTicks(-1.3, 3.4)).to.deep.equal([0, 2]);
    expect(roundTicks(0, 1)).to.deep.equal([0, 0.5, 1]);
    expect(roundTicks(-0.011, 0.031)).to.deep.equal([0, 0.02]);
    expect(roundTicks(95, 310)).to.deep.equal([100, 200, 300]);
  });
});

describe("sweepLanes and sweepPoints", () => {
  const series = [
    sweepSeries({ ...tuf, centre: 0, spread: 1 }, measured, true),
    sweepSeries({ name: "R", centre: 0, spread: 1 }, [Float64Array.of(0, 5, 8), Float64Array.of(1, 1, 1)], true),
  ];

  it("stands standardised curves in one band, raw ones in a band each", () => {
    const [band, ...none] = sweepLanes(series, true, 100, 80);
    expect(none).to.deep.equal([]);
    expect(band).to.include({ top: 100, height: 80 });
    expect(band?.range).to.deep.equal([0, 8]);
    expect(sweepLanes(series, false, 100, 80).map(({ top, height, range }) => [top, height, ...range])).to.deep.equal([
      [106, 28, 1, 4],
      [146, 28, 0, 8],
    ]);
  });

  it("puts the largest value at the top of its band", () => {
    const [band] = sweepLanes(series, true, 100, 80);
    if (band === undefined) throw new Error("no band");
    expect([laneHeight(band, 8), laneHeight(band, 0), laneHeight(band, 4)]).to.deep.equal([100, 180, 140]);
  });

  it("breaks a curve where a value is missing, and keeps the value in its unit", () => {
    const points = sweepPoints(sweepLanes(series, true, 0, 80), [-1, 0, 1], 1, 1000);
    expect(points.filter(({ i }) => i === 0)).to.deep.equal([
      { e: -1, y: 1060, r: 1, i: 0, k: 0, t: "2 kG" },
      { e: 1, y: 1040, r: 1, i: 0, k: 1, t: "4 kG" },
    ]);
    expect(points.filter(({ i }) => i === 1).map(({ k }) => k)).to.deep.equal([0, 0, 0]);
  });
});
