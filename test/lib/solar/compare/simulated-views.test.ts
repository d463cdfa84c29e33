import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { bipoleViews, PopulationMeter, simulatorViews } from "../../../../src/lib/solar/compare/simulated-views";

describe("PopulationMeter", () => {
  const meter = () => new PopulationMeter(-6, seed(3).stream("views"));
  const [bipole] = bipoleViews(1, seed(3).stream("bipoles"));

  it("measures a region on maps where it crosses the meridian, and in a picture", () => {
    const one = meter();
    one.add(bipole);
    const { maps, pictures, seen } = one.result();
    expect(maps).to.have.length(1);
    expect(maps[0].found[0].unsignedFlux).to.be.within(1e20, 1e23);
    expect(pictures).to.have.length(1);
    expect(seen).to.equal(1);
  });

  it("takes the frame nearest to the meridian, and leaves out what does not come near", () => {
    const one = meter();
    one.add({ ...bipole, region: 1, longitudes: [30] });
    one.add({ ...bipole, region: 2, longitudes: [50] });
    one.add({ ...bipole, region: 3, frames: [bipole.frames[0], bipole.frames[0]], longitudes: [-20, -3] });
    const { maps, seen } = one.result();
    expect(maps.map(({ region }) => region)).to.deep.equal([3]);
    expect(seen).to.equal(2);
  });
});

describe("simulatorViews", () => {
  it("follows a region of the simulator once a day", () => {
    const { frames, longitudes, latitude } = simulatorViews(seed(3).stream("simulator"), 2);
    expect(frames.length).to.equal(longitudes.length);
    expect(frames.length).to.be.at.least(2);
    expect(longitudes[1] - longitudes[0]).to.be.within(11, 14);
    expect(Math.abs(latitude)).to.be.below(60);
  });
});
