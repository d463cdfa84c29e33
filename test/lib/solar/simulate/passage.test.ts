import { expect } from "chai";
import { OptionError } from "../../../../src/lib/errors";
import { seed } from "../../../../src/lib/random";
import { regionFootpoints, simulateRegion } from "../../../../src/lib/solar/simulate";
import { drawPassage } from "../../../../src/lib/solar/simulate/passage";

describe("passages across the disc", () => {
  const stream = seed(11).stream("test").stream("region 2");

  it("keep the cadence, with longitudes and footpoints at every moment", () => {
    const { snapshots, longitudes, footpoints } = drawPassage(stream, { cadence: 24, fewestFrames: 2 });
    expect([longitudes.length, footpoints.length]).to.deep.equal([snapshots.length, snapshots.length]);
    snapshots.forEach(({ hours }, k) => {
      if (k > 0) expect(hours - snapshots[k - 1].hours).to.equal(24);
    });
  });

  it("tell the footpoints of a region without drawing it", () => {
    const options = { cadence: 24, fewestFrames: 2 };
    const { hours, footpoints } = regionFootpoints(stream, options);
    const drawn = simulateRegion(stream, { ...options, moments: 1, noise: false });
    const k = hours.indexOf(drawn.hours[0]);
    expect(drawn.footpoints).to.deep.equal([footpoints[k]]);
    expect(() => regionFootpoints(stream, { cadence: 5 })).to.throw(OptionError, "multiple of 4, but found 5");
  });
});
