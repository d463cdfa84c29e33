import { expect } from "chai";
import { groupRegions, returns, type BoxedSighting } from "../../../../src/lib/solar/real/group-regions";

// 14.42 - 2.00 sin^2 10 - 2.09 sin^4 10 - 0.9856
const RATE = 13.3722;
const PERIOD = 360 / RATE;

const seen = (days: number, longitude: number, latitude: number, sides: [number, number] = [8, 5]): BoxedSighting =>
  ({ place: { longitude, latitude }, sides, time: new Date(Date.UTC(2026, 1, 1) + days * 86_400_000) });

/** Seen three times around its meridian passage. */
const passage = (meridian: number, latitude = 10, sides?: [number, number]) =>
  [-1, 0, 1].map((day) => seen(meridian + day, RATE * day, latitude, sides));

const groups = (...tracks: BoxedSighting[][]) => Array.from(groupRegions(tracks));

describe("groupRegions", () => {
  it("joins what returns after one rotation and after two", () => {
    expect(groups(passage(0), passage(PERIOD), passage(2 * PERIOD))).to.deep.equal([0, 0, 0]);
    expect(groups(passage(0), passage(2 * PERIOD))).to.deep.equal([0, 0]);
    expect(groups(passage(0), passage(3 * PERIOD))).to.deep.equal([0, 1]);
  });

  it("asks for the place, in longitude and latitude", () => {
    expect(returns(passage(0), passage(PERIOD + 5.9 / RATE))).to.equal(true);
    expect(returns(passage(0), passage(PERIOD + 6.1 / RATE))).to.equal(false);
    expect(returns(passage(0), passage(PERIOD, 13))).to.equal(true);
    expect(returns(passage(0), passage(PERIOD, 14.2))).to.equal(false);
    expect(returns(passage(0), passage(0.2))).to.equal(false);
  });

  it("keeps neighbours apart", () => {
    expect(groups(passage(0), passage(10 / RATE), passage(0, 16), passage(0, -10))).to.deep.equal([0, 1, 2, 3]);
  });

  it("joins pieces: a box that covers the middle of another, before or after", () => {
    const [large, small] = [seen(0, 0, 10, [20, 10]), seen(0.5, RATE / 2 + 8, 12, [4, 4])];
    expect(groups([large], [small])).to.deep.equal([0, 0]);
    expect(groups([seen(0, 0, 10, [14, 10])], [small])).to.deep.equal([0, 1]);
    expect(groups([large], [seen(2, 2 * RATE + 8, 12, [4, 4])])).to.deep.equal([0, 1]);
  });

  it("numbers groups in the order of the tracks", () => {
    expect(groups(passage(0, 10), passage(3, -15), passage(PERIOD, 10), passage(PERIOD + 8, 20))).to.deep.equal([0, 1, 0, 2]);
  });
});
