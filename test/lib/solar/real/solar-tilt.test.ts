import { expect } from "chai";
import { diskCentreLatitude } from "../../../../src/lib/solar/real/solar-tilt";

describe("diskCentreLatitude", () => {
  it("agrees with published values", () => {
    // Meeus, Astronomical Algorithms, example 29.a
    expect(diskCentreLatitude(new Date("1992-10-13T00:00:00Z"))).to.be.closeTo(5.99, 0.02);
    // CRLT_OBS of SHARP 377 and SHARP 6060
    expect(diskCentreLatitude(new Date("2011-02-15T02:00:00Z"))).to.be.closeTo(-6.8279, 0.02);
    expect(diskCentreLatitude(new Date("2015-10-30T00:00:00Z"))).to.be.closeTo(4.6366, 0.02);
  });

  it("stays within the inclination of the equator, 7.25 degrees", () => {
    const year = Array.from({ length: 366 }, (_, day) => diskCentreLatitude(new Date(Date.UTC(2024, 0, 1 + day))));
    expect(Math.max(...year)).to.be.within(7.24, 7.25);
    expect(Math.min(...year)).to.be.within(-7.25, -7.24);
  });
});
