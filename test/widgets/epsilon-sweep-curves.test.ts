import { expect } from "chai";
import { laneHeight, sweepLanes, sweepPoints, sweepSeries } from "../../src/widgets/epsilon-sweep-curves";

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

  it("leaves what stands apart as measured, on a range that holds zero", () => {
    const apart = sweepSeries({ ...tuf, centre: 2, spread: 0.5, lane: true }, measured, true);
    expect(apart.drawn).to.equal(measured);
    expect([apart.apart, ...apart.range]).to.deep.equal([true, 0, 4]);
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
    const points = sweepPoints(series, sweepLanes(series, true, 0, 80), [-1, 0, 1], 1, 1000);
    expect(points.filter(({ i }) => i === 0)).to.deep.equal([
      { e: -1, y: 1060, r: 1, i: 0, k: 0, t: "2 kG" },
      { e: 1, y: 1040, r: 1, i: 0, k: 1, t: "4 kG" },
    ]);
    expect(points.filter(({ i }) => i === 1).map(({ k }) => k)).to.deep.equal([0, 0, 0]);
  });

  it("gives a parameter that stands apart a lane under the band, and keeps the order of the parameters", () => {
    const first = sweepSeries({ ...tuf, lane: true }, [Float64Array.of(-3, 0, 1)], true);
    const [, second] = series;
    const both = [first, second as typeof first];
    const lanes = sweepLanes(both, true, 100, 80);
    expect(lanes.map(({ top, height, range }) => [top, height, ...range])).to.deep.equal([
      [100, 50, 0, 8],
      [158, 22, -3, 1],
    ]);
    const points = sweepPoints(both, lanes, [-1, 0, 1], 0, 0);
    expect(points.map(({ i, y }) => [i, y])).to.deep.equal([
      [0, 180],
      [0, 163.5],
      [0, 158],
      [1, 150],
      [1, 118.8],
      [1, 100],
    ]);
    const alone = sweepLanes([first, first], true, 100, 80);
    expect(alone.map(({ top, height }) => [top, height])).to.deep.equal([
      [100, 36],
      [144, 36],
    ]);
  });

  it("draws an uneven band by asinh", () => {
    const [band] = sweepLanes(series, true, 0, 100, "asinh");
    if (band === undefined) throw new Error("no band");
    // 100 (1 - asinh(v) / asinh(8)) for 1 and 4:
    // python3 -c "from math import asinh as a; print([100 * (1 - a(v) / a(8)) for v in (1, 4)])" -> 68.2556 24.5549
    expect([laneHeight(band, 0), laneHeight(band, 1), laneHeight(band, 4), laneHeight(band, 8)]).to.deep.equal([
      100, 68.3, 24.6, 0,
    ]);
  });
});
