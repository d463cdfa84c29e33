import { expect } from "chai";
import { solarRadius } from "../../../../src/lib/solar/real";

describe("solarRadius", () => {
  it("follows the Earth's distance", () => {
    // perihelion 2026-01-03, 0.98330 au; aphelion 2026-07-06, 1.01664 au
    expect(solarRadius(new Date("2026-01-03T17:00:00Z"))).to.be.closeTo(959.63 / 0.9833, 0.1);
    expect(solarRadius(new Date("2026-07-06T17:00:00Z"))).to.be.closeTo(959.63 / 1.01664, 0.1);
  });

  it("is RSUN_OBS of SHARP 377 but for SDO's orbit", () => {
    expect(solarRadius(new Date("2011-02-15T02:00:00Z"))).to.be.closeTo(971.671936, 0.2);
  });
});
