import { expect } from "chai";
import { meridionalSpeed, rotationRate, shearSpeed, synodicRate } from "../../../../src/lib/solar/simulate/solar-rotation";

describe("solar rotation", () => {
  it("is that of Komm et al.: 14.42 at the equator, 14.42 - 1 - 0.5225 at 45 degrees", () => {
    expect(rotationRate(0)).to.equal(14.42);
    expect(rotationRate(45)).to.be.closeTo(14.42 - 1 - 2.09 / 4, 1e-12);
    expect(rotationRate(-30)).to.equal(rotationRate(30));
  });

  it("is slower by the Earth's motion as the disc shows it: 27.3 days a turn at 16 degrees", () => {
    expect(360 / synodicRate(16)).to.be.closeTo(27.1, 0.3);
  });

  it("leaves features behind that lie farther from the equator", () => {
    expect(shearSpeed(15, 0)).to.equal(0);
    expect(shearSpeed(15, 40)).to.be.below(0);
    expect(shearSpeed(15, -40)).to.be.above(0);
    expect(shearSpeed(-15, 40)).to.be.above(0);
  });

  it("shears by the difference of the rates", () => {
    // python: s = lambda d: sin(radians(d))**2; r = lambda d: 14.42 - 2*s(d) - 2.09*s(d)**2; n = 15 + 40/radians(696)
    //         (r(n) - r(15)) * radians(696) * cos(radians(n)) / 24
    expect(shearSpeed(15, 40)).to.be.closeTo(-0.035545450284, 1e-9);
  });

  it("carries flux towards the poles", () => {
    expect(meridionalSpeed(20)).to.be.above(0);
    expect(meridionalSpeed(-20)).to.equal(-meridionalSpeed(20));
    expect(meridionalSpeed(45)).to.be.closeTo((11 * 3600) / 1e6, 1e-12);
  });
});
