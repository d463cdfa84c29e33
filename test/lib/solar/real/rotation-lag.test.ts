import { expect } from "chai";
import { rotationLag } from "../../../../src/lib/solar/real/rotation-lag";
import { drawDisk, turningSun } from "./disks";

describe("rotationLag", () => {
  const at = (hours: number) => drawDisk(turningSun(hours), -5);

  it("tells the hours from how far regions have moved", () => {
    for (const hours of [0, 12, 24, 40]) {
      const lag = rotationLag(at(0), at(hours));
      expect(lag.hours).to.be.closeTo(hours, 1);
      expect(lag.correlation).to.be.above(0.9);
    }
    expect(rotationLag(at(24), at(12)).hours).to.be.closeTo(-12, 1);
  });

  it("says when two discs have nothing in common", () => {
    expect(rotationLag(at(0), drawDisk((lon, lat) => 9 * Math.sin(lon * 5 + lat * 3))).correlation).to.be.below(0.2);
  });
});
